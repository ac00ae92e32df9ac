//! Its test depends on which of two threads is faster.

#[test]
fn the_first_thread_is_the_first() {
    let (sender, receiver) = std::sync::mpsc::channel();
    let threads: Vec<_> = (0..2)
        .map(|number| {
            let sender = sender.clone();
            std::thread::spawn(move || sender.send(number).unwrap())
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    assert_eq!(receiver.recv().unwrap(), 0, "the second was faster");
}
