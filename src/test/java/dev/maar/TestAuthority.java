package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate for loopback that only the test's own authority file vouches for.
record TestAuthority(SSLContext tls, Path file) {
    private static final String PASSWORD = "changeit";

    static TestAuthority make(Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        Path file = folder.resolve("authority.pem");
        keytool("-genkeypair", "-keystore", store.toString(), "-storepass", PASSWORD, "-alias", "it", "-keyalg", "EC",
                "-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1", "-validity", "2");
        keytool("-exportcert", "-rfc", "-keystore", store.toString(), "-storepass", PASSWORD, "-alias", "it", "-file",
                file.toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(store)) {
            keys.load(input, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return new TestAuthority(tls, file);
    }

    private static void keytool(String... words) throws Exception {
        String[] command = new String[words.length + 1];
        command[0] = System.getProperty("java.home") + "/bin/keytool";
        System.arraycopy(words, 0, command, 1, words.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
