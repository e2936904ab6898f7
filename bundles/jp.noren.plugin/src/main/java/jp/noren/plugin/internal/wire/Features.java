package jp.noren.plugin.internal.wire;

import java.util.Arrays;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which feature brought a bundle. */
@Component(service = Features.class)
public final class Features {
    private final FeaturesService features;

    @Activate
    public Features(@Reference FeaturesService features) {
        this.features = features;
    }

    /** A later version of a bundle belongs to its feature, too; null when no feature names it. */
    String of(Bundle bundle) {
        String artefact = "/" + bundle.getSymbolicName() + "/";
        try {
            return Arrays.stream(features.listInstalledFeatures())
                    .filter(feature -> feature.getBundles().stream()
                            .map(BundleInfo::getLocation)
                            .anyMatch(location -> location.contains(artefact)))
                    .map(Feature::getName)
                    .sorted()
                    .findFirst()
                    .orElse(null);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
