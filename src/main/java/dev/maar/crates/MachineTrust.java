package dev.maar.crates;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whom this machine trusts: the JDK's authorities and the machine's own, such as a build farm's.
///
/// The machine's are named by `SSL_CERT_FILE` or cargo's `CARGO_HTTP_CAINFO`; without either, they are read from where
/// distributions keep them, as cargo and curl do.
record MachineTrust(SSLSocketFactory sockets, X509TrustManager manager) {
    private static final List<String> VARIABLES = List.of("CARGO_HTTP_CAINFO", "SSL_CERT_FILE");
    private static final List<Path> DISTRIBUTIONS = List.of(Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"));

    /// Throws [UserError] where a variable names a file that holds no certificates.
    static MachineTrust from(Map<String, String> environment) {
        List<X509Certificate> trusted = new ArrayList<>(List.of(manager(null).getAcceptedIssuers()));
        trusted.addAll(machineCertificates(environment));
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int number = 0; number < trusted.size(); number++) {
                store.setCertificateEntry("authority-" + number, trusted.get(number));
            }
            X509TrustManager manager = manager(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{manager}, null);
            return new MachineTrust(context.getSocketFactory(), manager);
        } catch (GeneralSecurityException | IOException e) {
            throw noTls(e);
        }
    }

    /// The file in which this machine's authorities are, for programs that read it themselves.
    static Optional<Path> bundle(Map<String, String> environment) {
        return Stream.concat(VARIABLES.stream()
                .map(variable -> environment.getOrDefault(variable, ""))
                .filter(value -> !value.isEmpty())
                .map(Path::of), DISTRIBUTIONS.stream()).filter(Files::isRegularFile).findFirst();
    }

    private static List<X509Certificate> machineCertificates(Map<String, String> environment) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (String variable : VARIABLES) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                try {
                    certificates.addAll(read(Path.of(value)));
                } catch (IOException | GeneralSecurityException e) {
                    throw new UserError(variable + "=" + value + ": expected a file of certificates in PEM form, but "
                            + e.getMessage() + ", perhaps you should unset it", e);
                }
            }
        }
        return certificates.isEmpty() ? distributionCertificates() : certificates;
    }

    private static List<X509Certificate> distributionCertificates() {
        for (Path bundle : DISTRIBUTIONS) {
            try {
                return read(bundle);
            } catch (IOException | GeneralSecurityException _) {
                // Nobody asked for this file: the JDK's own authorities do without it.
            }
        }
        return List.of();
    }

    private static List<X509Certificate> read(Path bundle) throws IOException, GeneralSecurityException {
        try (InputStream input = Files.newInputStream(bundle)) {
            Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509").generateCertificates(input);
            return all.stream().flatMap(MachineTrust::x509).toList();
        }
    }

    private static Stream<X509Certificate> x509(Certificate certificate) {
        return certificate instanceof X509Certificate x509 ? Stream.of(x509) : Stream.of();
    }

    private static X509TrustManager manager(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .flatMap(manager -> manager instanceof X509TrustManager x509 ? Stream.of(x509) : Stream.of())
                    .findFirst()
                    .orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager"));
        } catch (GeneralSecurityException e) {
            throw noTls(e);
        }
    }

    private static EnvironmentError noTls(Exception cause) {
        return EnvironmentError.lasting("this JDK cannot set up TLS: " + cause.getMessage()
                + ", perhaps you should use another JDK 25", cause);
    }
}
