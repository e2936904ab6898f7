package jp.noren.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code feature:install --upgrade}: the next versions come in a repository of features of their own, as an integrator would deliver them. */
final class FeatureUpgrade {
    /** A feature with one bundle, and the features it stands on. */
    record Part(String feature, String bundle, String... below) {}

    static final Part CARD = new Part("noren-payment-sbps", "jp.noren.payment.sbps", "noren-payment");
    static final Part CHECKOUT = new Part("noren-checkout", "jp.noren.checkout", "noren-member", "noren-payment");

    private final Node node;

    FeatureUpgrade(Node node) {
        this.node = node;
    }

    /** Makes the parts' next version and has the node upgrade them in one go. */
    void to(String version, Part... parts) {
        Path file = node.home().resolve("next-" + version + "-" + parts[0].feature() + ".xml");
        try {
            Files.writeString(file, repository(version, parts));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        node.shell("feature:repo-add file:" + file);
        String wanted =
                Arrays.stream(parts).map(part -> part.feature() + "/" + version).collect(Collectors.joining(" "));
        node.shell("feature:install --upgrade " + wanted);
    }

    private String repository(String version, Part... parts) {
        StringBuilder xml = new StringBuilder("<features name=\"next-" + version + "-" + parts[0].feature()
                + "\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">\n");
        for (Part part : parts) {
            xml.append("<feature name=\"" + part.feature() + "\" version=\"" + version + "\">");
            Arrays.stream(part.below()).forEach(below -> xml.append("<feature>" + below + "</feature>"));
            deliver(part.bundle(), version);
            xml.append("<bundle start-level=\"80\">mvn:jp.noren/" + part.bundle() + "/" + version
                    + "</bundle></feature>\n");
        }
        return xml.append("</features>\n").toString();
    }

    /** Into the node's own repository: what comes from elsewhere stays behind the fence, unless it was admitted. */
    private void deliver(String bundle, String version) {
        Path folder = node.home().resolve("system/jp/noren").resolve(bundle).resolve(version);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Jars.withVersion(Swapper.jar(node, bundle), version, folder.resolve(bundle + "-" + version + ".jar"));
    }
}
