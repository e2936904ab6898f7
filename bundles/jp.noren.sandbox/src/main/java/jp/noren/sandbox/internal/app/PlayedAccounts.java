package jp.noren.sandbox.internal.app;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import jp.noren.sandbox.internal.bank.Bank;
import jp.noren.sandbox.internal.sbps.Shop;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Points the payment providers at what is played here, wherever nobody has configured them otherwise. All values are made up and known to everybody.
 */
@Component(service = PlayedAccounts.class, immediate = true)
public final class PlayedAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(PlayedAccounts.class);
    private static final String MARK = "configured.by";

    @Activate
    public PlayedAccounts(@Reference ConfigurationAdmin configurations, @Reference SandboxMode sandbox)
            throws IOException {
        configure(configurations, "jp.noren.payment.sbps", cards(endpoint(System.getenv())));
        configure(configurations, "jp.noren.payment.banktransfer", account());
    }

    private static void configure(ConfigurationAdmin configurations, String pid, Map<String, String> values)
            throws IOException {
        Configuration configuration = configurations.getConfiguration(pid, "?");
        Dictionary<String, Object> present = configuration.getProperties();
        if (present != null && !"sandbox".equals(present.get(MARK))) {
            LOG.info("{} is configured already and left alone", pid);
            return;
        }
        Dictionary<String, Object> next = new Hashtable<>(values);
        next.put(MARK, "sandbox");
        configuration.updateIfDifferent(next);
        LOG.warn("{} uses what the sandbox plays", pid);
    }

    /** This node, as it reaches itself. */
    static String endpoint(Map<String, String> environment) {
        String port = environment.getOrDefault("NOREN_HTTP_PORT", "8181");
        return "http://127.0.0.1:" + port + "/sandbox/sbps/api/xmlapi.do";
    }

    private static Map<String, String> cards(String endpoint) {
        return Map.of(
                "endpoint", endpoint,
                "merchant.id", Shop.SYNTHETIC.merchantId(),
                "merchant.service", Shop.SYNTHETIC.serviceId(),
                ".hash.key", Shop.SYNTHETIC.hashKey(),
                "contract", "CAPTURE_ON_COMMIT");
    }

    private static Map<String, String> account() {
        return Map.of(
                "bank", "のれん銀行（サンドボックス）",
                "branch", "本店(" + Bank.BRANCH + ")",
                "account.type", "普通",
                "account.number", Bank.ACCOUNT,
                "holder", "ノレン(カ");
    }
}
