package jp.noren.plugin.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.noren.plugin.internal.domain.Facts;
import jp.noren.plugin.internal.domain.Kind;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** Reads what a bundle says of itself: one that is installed, or a jar that is to be. */
final class ReadFacts {
    private static final String HOUSE = "jp.noren.";
    private static final String PROVIDER = "jp.noren.payment.spi.PaymentProvider";
    private static final Pattern STEP = Pattern.compile("db/([a-z_]+)/V(\\d+)__.*\\.sql");

    private ReadFacts() {}

    static Facts of(Bundle bundle) {
        List<String> entries = new ArrayList<>();
        Optional.ofNullable(bundle.findEntries("db", "V*.sql", true)).ifPresent(found -> Collections.list(found)
                .forEach(url -> entries.add(url.getPath().replaceFirst("^/", ""))));
        return facts(
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                name -> bundle.getHeaders("").get(name),
                entries);
    }

    static boolean isOurs(Bundle bundle) {
        String imports = bundle.getHeaders("").get(Constants.IMPORT_PACKAGE);
        return bundle.getSymbolicName().startsWith(HOUSE) || imports != null && imports.contains(HOUSE);
    }

    /** @return empty when it is no bundle */
    static Optional<Facts> of(byte[] jar) {
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar), false)) {
            if (in.getManifest() == null) {
                return Optional.empty();
            }
            Attributes headers = in.getManifest().getMainAttributes();
            List<String> entries = new ArrayList<>();
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                entries.add(entry.getName());
            }
            String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
            String version = headers.getValue(Constants.BUNDLE_VERSION);
            return name == null || version == null
                    ? Optional.empty()
                    : Optional.of(facts(name.replaceFirst(";.*", "").trim(), version, headers::getValue, entries));
        } catch (IOException | IllegalArgumentException e) {
            // half of a jar, or something else
            return Optional.empty();
        }
    }

    private static Facts facts(String name, String version, UnaryOperator<String> headers, List<String> entries) {
        String imports =
                Optional.ofNullable(headers.apply(Constants.IMPORT_PACKAGE)).orElse("");
        String provided =
                Optional.ofNullable(headers.apply(Constants.PROVIDE_CAPABILITY)).orElse("");
        return new Facts(
                name,
                version,
                headers.apply(Kind.HEADER),
                headers.apply(Constants.EXPORT_PACKAGE) != null,
                provided.contains(PROVIDER),
                name.startsWith(HOUSE) || imports.contains(HOUSE),
                schemas(entries));
    }

    private static Map<String, Integer> schemas(List<String> entries) {
        Map<String, Integer> schemas = new HashMap<>();
        for (String entry : entries) {
            Matcher step = STEP.matcher(entry);
            if (step.matches()) {
                schemas.merge(step.group(1), Integer.parseInt(step.group(2)), Math::max);
            }
        }
        return schemas;
    }
}
