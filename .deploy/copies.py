"""What nginx has to know of the copies, as copies.conf."""

from collections.abc import Collection, Sequence
from string import Template

UPSTREAM = Template("upstream copy_$port { server $host max_fails=0; }\n")
WHOLE = Template(
    """upstream any_copy {
  least_conn;
$servers}
$own
map $$cookie_copy $$own_copy {
  default any_copy;
$chosen}

map $$upstream_addr $$served_by {
  default "";
$served}
"""
)


def configuration(hosts: Sequence[str], leaving: Collection[str] = ()) -> str:
    """copies.conf for copies at these addresses, host:port, each with a port of its own.

    To those that are `leaving` nobody is sent who was not there before. Raises ValueError if two have one port, or if
    all are leaving.
    """
    ports = [host.rpartition(":")[2] for host in hosts]
    if len(set(ports)) < len(ports):
        raise ValueError(f"copies at {', '.join(hosts)}: choose a different port for each")
    if set(hosts) <= set(leaving):
        raise ValueError(f"all copies at {', '.join(hosts)} are leaving: one has to stay")
    return WHOLE.substitute(
        servers="".join(
            f"  server {host} max_fails=1 fail_timeout=2s{' down' * (host in leaving)};\n" for host in hosts
        ),
        own="".join(UPSTREAM.substitute(port=port, host=host) for port, host in zip(ports, hosts, strict=True)),
        chosen="".join(f"  {port} copy_{port};\n" for port in ports),
        served="".join(f'  "~:{port}$" {port};\n' for port in ports),
    )


if __name__ == "__main__":
    import sys

    print(configuration(sys.argv[1:]), end="")
