"""Where an app may be served: below a path, behind a proxy, in a frame of another page, as nearly as can be tried."""

import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect

from tests.helpers.app import free_port, running
from tests.helpers.navigation import go
from tests.helpers.waiting import until

CLOUD = "/~/+/"  # the prefix that Streamlit Community Cloud puts before an app in its frame, and takes off again
NGINX = """
daemon off; pid %(folder)s/pid; error_log %(folder)s/error;
events {}
http {
  access_log off;
  client_body_temp_path %(folder)s/body; proxy_temp_path %(folder)s/proxy; fastcgi_temp_path %(folder)s/fastcgi;
  uwsgi_temp_path %(folder)s/uwsgi; scgi_temp_path %(folder)s/scgi;
  map $http_upgrade $connection_upgrade { default upgrade; '' close; }
  server {
    listen 127.0.0.1:%(port)d;
    location %(prefix)s {
      proxy_pass %(url)s/;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade %(upgrade)s;
      proxy_set_header Connection %(connection)s;
    }
  }
}
"""
FORWARDED = {"upgrade": "$http_upgrade", "connection": "$connection_upgrade"}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def proxied(tmp_path, server) -> Iterator[str]:
    """The app behind nginx, which takes a prefix off; its address."""
    nginx = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if nginx is None:
        pytest.skip("no nginx")
    port = free_port()
    url = server.url.replace("localhost", "127.0.0.1")
    config = tmp_path / "nginx.conf"
    config.write_text(NGINX % {"folder": tmp_path, "port": port, "prefix": CLOUD, "url": url, **FORWARDED})
    process = subprocess.Popen([nginx, "-p", str(tmp_path), "-e", str(tmp_path / "error"), "-c", str(config)])
    until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text().strip())
    yield f"http://127.0.0.1:{port}{CLOUD}"
    process.terminate()
    process.wait(10)


@pytest.fixture
def framed(tmp_path, proxied) -> Iterator[str]:
    """A page of another origin with the proxied Playground in a frame; its address."""
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "index.html").write_text(
        f'<iframe src="{proxied}Playground?embed=true&alpha=0.05" width="1200" height="800"'
        ' sandbox="allow-same-origin allow-scripts"></iframe>'
    )
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path / "www"))
    Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://localhost:{httpd.server_port}/"
    httpd.shutdown()
    httpd.server_close()


def plays_by_the_socket(frame) -> None:
    button = frame.locator(".live-main").first
    expect(button).to_have_text("Play")
    button.click()
    expect(button).to_have_text("Pause")
    place = frame.locator(".live").first
    until(lambda: place.evaluate("(root) => root.__live.link.socket.live"))
    before = place.evaluate("(root) => root.__live.received")
    until(lambda: place.evaluate("(root) => root.__live.received") > before + 20)
    button.click()
    expect(button).to_have_text("Play")


def test_a_deep_link_below_a_path_on_a_server_that_has_just_woken(browser):
    context = browser.new_context()
    with running(base="course") as server:
        page = context.new_page()
        page.goto(f"{server.url}/Playground?alpha=0.05")
        plays_by_the_socket(page)
        assert page.url.startswith(f"{server.url}/Playground")
        go(page, "Initialization")
        page.wait_for_selector("h1:has-text('Initialization')")
        context.close()


def test_behind_a_proxy_that_takes_a_prefix_off(browser, proxied):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{proxied}Playground?alpha=0.05")
    plays_by_the_socket(page)
    context.close()


def test_in_a_frame_of_another_origin(browser, framed):
    context = browser.new_context()
    page = context.new_page()
    page.goto(framed)
    plays_by_the_socket(page.frame_locator("iframe"))
    context.close()
