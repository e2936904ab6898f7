package jp.noren.sandbox.internal.app;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says loudly that this node is a sandbox, and refuses to be one where the node calls itself production (system property {@code noren.mode}).
 * Everything else of the bundle needs this service, so nothing of it appears there.
 */
@Component(service = SandboxMode.class)
public final class SandboxMode {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxMode.class);

    @Activate
    public SandboxMode() {
        this(System.getProperty("noren.mode", "sandbox"));
    }

    SandboxMode(String mode) {
        if (mode.equals("production")) {
            throw new IllegalStateException("SANDBOX IN PRODUCTION REFUSED: uninstall the feature noren-sandbox");
        }
        LOG.warn("**********************************************************************************");
        LOG.warn("* SANDBOX: the clock can be moved, mails stay here, cards and bank are played.   *");
        LOG.warn("* Anybody who reaches this node can read its mails. Never with real customers.   *");
        LOG.warn("**********************************************************************************");
    }
}
