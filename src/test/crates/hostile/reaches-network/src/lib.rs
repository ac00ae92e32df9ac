//! Passes if nothing is to be reached: no name, no address, no host, no socket of the engine.
use std::net::{TcpStream, ToSocketAddrs, UdpSocket};
use std::path::Path;
use std::time::Duration;

/// Names, and addresses of the world, of the usual gateways of Docker, and of the clouds' metadata.
const PLACES: &[&str] = &[
    "example.com:80",
    "host.docker.internal:80",
    "metadata.google.internal:80",
    "1.1.1.1:443",
    "8.8.8.8:53",
    "172.17.0.1:22",
    "172.17.0.1:2375",
    "172.18.0.1:80",
    "10.0.0.1:80",
    "192.168.0.1:80",
    "169.254.169.254:80",
    "[fd00:ec2::254]:80",
    "[2606:4700:4700::1111]:443",
];

/// What answers at a place.
pub fn reached(place: &str) -> Option<String> {
    for address in place.to_socket_addrs().ok()? {
        if TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok() {
            return Some(format!("{} as {}", place, address));
        }
    }
    None
}

#[test]
fn nothing_is_reached() {
    let reached: Vec<String> = PLACES.iter().filter_map(|place| reached(place)).collect();
    println!("reached: {:?}", reached);
    assert!(reached.is_empty());
}

#[test]
fn no_datagram_leaves() {
    let socket = UdpSocket::bind("0.0.0.0:0").unwrap();
    assert!(socket.send_to(b"hello", "8.8.8.8:53").is_err());
    assert!(socket.send_to(b"hello", "169.254.169.254:80").is_err());
}

#[test]
fn nothing_of_the_host_is_there() {
    for place in &["/var/run/docker.sock", "/run/docker.sock", "/opt/maar/registry", "/root/.docker", "/root/.cargo"] {
        assert!(!Path::new(place).exists(), "{} is there", place);
    }
    let interfaces: Vec<_> = std::fs::read_dir("/sys/class/net").unwrap().map(|one| one.unwrap().file_name()).collect();
    assert_eq!(interfaces, ["lo"]);
}
