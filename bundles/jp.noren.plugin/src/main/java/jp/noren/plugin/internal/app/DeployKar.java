package jp.noren.plugin.internal.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.noren.kernel.RefusedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A kar was laid into the folder: each of its bundles is taken as if it had been laid there alone, one after the other. All of them are looked at before the
 * first is touched; when one fails, those behind it are not begun.
 */
@Component(service = DeployKar.class)
public final class DeployKar {
    private static final Logger LOG = LoggerFactory.getLogger(DeployKar.class);

    private final Kars kars;
    private final DeployJar jars;
    private final TellPlugin tell;

    @Activate
    public DeployKar(@Reference Kars kars, @Reference DeployJar jars, @Reference TellPlugin tell) {
        this.kars = kars;
        this.jars = jars;
        this.tell = tell;
    }

    /** @return what came of it, in English: a line for each bundle */
    public String handle(Path kar) {
        List<String> outcome = new ArrayList<>();
        try {
            List<String> bundles = kars.bundles(kar);
            bundles.forEach(jars::check);
            take(bundles, outcome);
        } catch (RefusedException e) {
            outcome.add(tell.refusal(e, "en"));
        }
        LOG.info("{}: {}", kar, outcome);
        return String.join(System.lineSeparator(), outcome);
    }

    private void take(List<String> bundles, List<String> outcome) {
        for (int i = 0; i < bundles.size(); i++) {
            DeployJar.Outcome one = jars.take(bundles.get(i));
            outcome.add(one.text());
            if (one.failed()) {
                bundles.subList(i + 1, bundles.size())
                        .forEach(rest -> outcome.add(rest.substring(rest.lastIndexOf('/') + 1)
                                + ": not begun, since the one before failed."));
                return;
            }
        }
    }
}
