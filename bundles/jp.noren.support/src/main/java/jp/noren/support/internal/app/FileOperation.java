package jp.noren.support.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.api.Contracts;
import jp.noren.rental.spi.ContractPart.Consequence;
import jp.noren.support.internal.app.PreviewFiling.Preview;
import jp.noren.support.internal.domain.Application;
import jp.noren.support.internal.domain.Filing;
import jp.noren.support.internal.domain.Japan;
import jp.noren.support.internal.domain.Operation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A member changes, releases or joins support (R040 to R051). What was refused takes nothing from the allowance; of two that arrive together one is
 * accepted.
 */
@Component(service = FileOperation.class)
public final class FileOperation {

    /**
     * @param key the member's idempotency key: repeated, it finds the application that exists
     * @param plan code; null for a release
     * @param token of the preview that the member saw
     * @param acknowledged codes of the consequences he ticked
     */
    public record Command(
            Caller caller,
            String key,
            String contract,
            Operation operation,
            String plan,
            String token,
            Set<String> acknowledged) {
        public Command {
            acknowledged = Set.copyOf(acknowledged);
        }
    }

    private final Clock clock;
    private final Sight sight;
    private final Contracts contracts;
    private final PreviewFiling preview;
    private final Desk desk;

    /** Where it is written. */
    @Component(service = Desk.class)
    public static final class Desk {
        private final Refusals refusals;
        private final SupportBook book;
        private final ApplicationBook applications;
        private final Enact enact;

        @Activate
        public Desk(
                @Reference Refusals refusals,
                @Reference SupportBook book,
                @Reference ApplicationBook applications,
                @Reference Enact enact) {
            this.refusals = refusals;
            this.book = book;
            this.applications = applications;
            this.enact = enact;
        }
    }

    @Activate
    public FileOperation(
            @Reference Clock clock,
            @Reference Sight sight,
            @Reference Contracts contracts,
            @Reference PreviewFiling preview,
            @Reference Desk desk) {
        this.clock = clock;
        this.sight = sight;
        this.contracts = contracts;
        this.preview = preview;
        this.desk = desk;
    }

    /**
     * @throws RefusedException NOT_FOUND; CONFLICT with the rule that refuses, {@code support.consequences-changed} or {@code support.changed-meanwhile};
     *     UNPROCESSABLE where an acknowledgement is missing. Nothing is written then
     */
    public Application handle(Command command) {
        Instant now = clock.instant();
        return desk.refusals.recorded(
                command.caller(), "support.filing-refused", command.contract(), () -> file(command, now));
    }

    private Application file(Command command, Instant now) {
        sight.contract(command.caller(), command.contract());
        ContractView contract = contracts.lock(command.contract());
        return desk.applications
                .findByKey(contract.member(), command.key())
                .orElseGet(() -> file(command, contract, now));
    }

    private Application file(Command command, ContractView contract, Instant now) {
        Support support = desk.book.find(contract.id());
        Preview shown = preview.of(Japan.day(now), contract, support, command.operation(), command.plan());
        if (!shown.token().equals(command.token())) {
            throw new RefusedException(
                    Kind.CONFLICT, "support.consequences-changed", Map.of(), fields(shown.consequences()));
        }
        List<Consequence> unread = shown.consequences().stream()
                .filter(Consequence::mustBeAcknowledged)
                .filter(consequence -> !command.acknowledged().contains(consequence.code()))
                .toList();
        if (!unread.isEmpty()) {
            throw RefusedException.invalid(fields(unread));
        }
        Application application = application(contract, shown.filing(), now);
        desk.enact.handle(new Enact.Act(command.caller(), contract, support, shown.filing(), application));
        desk.applications.add(application, command.key());
        return application;
    }

    private static List<FieldError> fields(List<Consequence> consequences) {
        return consequences.stream()
                .map(told -> new FieldError("/acknowledged", told.code(), told.args()))
                .toList();
    }

    private static Application application(ContractView contract, Filing filing, Instant now) {
        return new Application(
                Ids.random("sap"),
                "S-" + contract.storefront() + "-" + Ids.randomText(8).toUpperCase(Locale.ROOT),
                contract.id(),
                contract.storefront(),
                contract.member(),
                filing.operation(),
                filing.before() == null ? null : filing.before().plan(),
                filing.after() == null ? null : filing.after().code(),
                filing.effectiveOn(),
                now,
                Application.State.FILED);
    }
}
