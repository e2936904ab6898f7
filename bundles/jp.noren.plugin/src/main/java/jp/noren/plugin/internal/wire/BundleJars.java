package jp.noren.plugin.internal.wire;

import java.util.Optional;
import jp.noren.plugin.internal.app.Artefact;
import jp.noren.plugin.internal.app.ReadJar;
import org.osgi.service.component.annotations.Component;

/** Reads jars by their manifests. */
@Component
public final class BundleJars implements ReadJar {
    @Override
    public Optional<Artefact> of(byte[] content, String signature) {
        return ReadFacts.of(content).map(facts -> new Artefact(facts, Hashes.of(content), content, signature));
    }
}
