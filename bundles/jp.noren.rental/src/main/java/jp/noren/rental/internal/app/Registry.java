package jp.noren.rental.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Ids;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.PublicEvent;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Contract;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes what was filed: the application, its trace, its mail; in the running transaction (R002). */
@Component(service = Registry.class)
public final class Registry {

    /**
     * @param key the filer's idempotency key
     * @param contract the contract it is about
     * @param newContract what a plan change has concluded; or null
     * @param charge the payment at conclusion; or null
     */
    record Filing(Caller caller, String key, Instant at, Contract contract, Contract newContract, String charge) {}

    private final ApplicationBook applications;
    private final AuditTrail audit;
    private final Letters letters;
    private final Outbox outbox;

    @Activate
    public Registry(
            @Reference ApplicationBook applications,
            @Reference AuditTrail audit,
            @Reference Letters letters,
            @Reference Outbox outbox) {
        this.applications = applications;
        this.audit = audit;
        this.letters = letters;
        this.outbox = outbox;
    }

    Application write(Filing filing, Foreseen foreseen) {
        boolean paying = filing.charge() != null
                && foreseen.ending() == null
                && filing.contract().payer().isCard();
        LocalDate effective = foreseen.effectiveOn().orElseThrow();
        Application application = new Application(
                Ids.random("app"),
                "A-" + filing.contract().owner().storefront() + "-"
                        + Ids.randomText(8).toUpperCase(Locale.ROOT),
                filing.contract().owner(),
                foreseen.kind(),
                filing.at(),
                filing.caller().id(),
                effective,
                paying ? Application.State.PAYING : Application.State.CONCLUDED,
                null,
                filing.contract().id(),
                filing.newContract() == null ? null : filing.newContract().id(),
                filing.charge(),
                ConsequenceJson.write(foreseen.consequences()));
        if (!applications.add(application, filing.key())) {
            throw new IllegalStateException("an application was filed twice at the same time");
        }
        record(filing.caller(), application, "rental.filed");
        if (!paying) {
            announce(application, filing.at());
            letters.filed(application, filing.contract(), filing.newContract());
        }
        return application;
    }

    /** The payment at conclusion has come to its end. */
    void settled(Application application, Contract contract, Instant at) {
        record(Caller.system("rental"), application, "rental.settled");
        announce(application, at);
        letters.filed(application, contract, null);
    }

    /** For other companies' systems: what has come of it. */
    private void announce(Application application, Instant at) {
        Map<String, Object> data = new HashMap<>();
        data.put("contract", application.contract());
        data.put("new_contract", application.newContract());
        data.put("member", application.owner().member());
        data.put("application", application.id());
        data.put("kind", application.kind().word());
        data.put("effective_on", application.effectiveOn());
        String storefront = application.owner().storefront();
        outbox.announce(new PublicEvent(type(application), at, storefront, application.contract(), data));
    }

    private static String type(Application application) {
        if (application.state() == Application.State.REFUSED) {
            return "contract.refused";
        }
        return switch (application.kind()) {
            case NEW, ADDITIONAL -> "contract.concluded";
            case PLAN_CHANGE -> "contract.plan_changed";
            case CANCELLATION -> "contract.cancelled";
            case FORCED_END -> "contract.ended_by_shop";
        };
    }

    private void record(Caller caller, Application application, String act) {
        Map<String, Object> details = new HashMap<>();
        details.put("kind", application.kind().word());
        details.put("number", application.number());
        details.put("state", application.state().word());
        details.put("effective_on", application.effectiveOn());
        if (application.newContract() != null) {
            details.put("new_contract", application.newContract());
        }
        audit.record(caller, application.owner().storefront(), act, application.contract(), details);
    }
}
