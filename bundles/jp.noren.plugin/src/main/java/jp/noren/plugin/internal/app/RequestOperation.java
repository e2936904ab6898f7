package jp.noren.plugin.internal.app;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.persistence.Transactions;
import jp.noren.plugin.internal.domain.Facts;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Operation.State;
import jp.noren.plugin.internal.domain.Operation.Step;
import jp.noren.plugin.internal.domain.Operation.Target;
import jp.noren.plugin.internal.domain.Route;
import jp.noren.plugin.internal.domain.Rules;
import jp.noren.plugin.internal.domain.Verb;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Somebody asks for an act on a bundle. What cannot be done is refused here, with what to do instead, before anything is touched; what can be done is
 * written down with its record and runs at once, or when a second person has confirmed it.
 */
@Component(service = RequestOperation.class)
public final class RequestOperation {

    /**
     * @param bundle its symbolic name; null only for {@link Verb#INSTALL}
     * @param storefront the only storefront it is for; null for all
     * @param source where the jar lies; null for acts without one
     * @param signature of the jar; null when there is none, or when it lies beside it
     */
    public record Command(
            Caller caller, Verb verb, String bundle, String storefront, String source, String signature) {}

    /** Where it is written down. */
    @Component(service = Desk.class)
    public record Desk(Settings settings, Sources sources, FindPieces find, Pin pin, AuditTrail trail) {
        @Activate
        public Desk(
                @Reference Settings settings,
                @Reference Sources sources,
                @Reference FindPieces find,
                @Reference Pin pin,
                @Reference AuditTrail trail) {
            this.settings = settings;
            this.sources = sources;
            this.find = find;
            this.pin = pin;
            this.trail = trail;
        }
    }

    private final Clock clock;
    private final Transactions transactions;
    private final Desk desk;
    private final StartOperation starter;

    @Activate
    public RequestOperation(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Desk desk,
            @Reference StartOperation starter) {
        this.clock = clock;
        this.transactions = transactions;
        this.desk = desk;
        this.starter = starter;
    }

    /**
     * @return how it stands after a while: most have ended by then
     * @throws RefusedException NOT_FOUND; UNPROCESSABLE for a jar that is none; CONFLICT with the reason
     */
    public Operation handle(Command command) {
        Looked looked = look(command);
        Operation asked = asked(command, looked.name(), looked.there(), looked.coming());
        transactions.run(() -> write(command, asked, looked.coming()));
        return asked.state() == State.ACCEPTED ? starter.handle(asked) : asked;
    }

    /** Refuses what {@link #handle} refuses, and touches nothing. */
    public void check(Command command) {
        look(command);
    }

    private record Looked(String name, Optional<Bundles.Piece> there, Artefact coming) {}

    private Looked look(Command command) {
        Artefact coming =
                command.verb().bringsArtefact() ? desk.sources().read(command.source(), command.signature()) : null;
        String name = command.bundle() == null ? coming.facts().name() : command.bundle();
        Optional<Bundles.Piece> there = desk.find().serving(name, command.storefront());
        requirePossible(command, name, there.map(Bundles.Piece::facts), coming);
        return new Looked(name, there, coming);
    }

    private void requirePossible(Command command, String name, Optional<Facts> there, Artefact coming) {
        if (there.isEmpty() && command.verb() != Verb.INSTALL) {
            throw RefusedException.notFound();
        }
        Rules.check(command.verb(), there.orElse(null), coming == null ? null : coming.facts())
                .orRefuse(Kind.CONFLICT);
        if (coming != null && !desk.settings().admission().admits(coming.sha256(), coming.signature())) {
            throw new RefusedException(
                    Kind.CONFLICT, "plugin.not-admitted", Map.of("plugin", name, "detail", coming.sha256()));
        }
        if (command.storefront() != null && command.verb() != Verb.SWAP && command.verb() != Verb.ROLLBACK) {
            throw new RefusedException(Kind.CONFLICT, "plugin.not-for-one-storefront", Map.of("plugin", name));
        }
    }

    private Operation asked(Command command, String name, Optional<Bundles.Piece> there, Artefact coming) {
        Route.Version to = coming == null ? back(command, name) : coming.version();
        // going back to what served before needs no second person: it is what one does at night
        boolean alone = !desk.settings().twoPersons() || command.verb() == Verb.ROLLBACK;
        Target target = new Target(
                name,
                command.storefront(),
                to == null ? null : to.sha256(),
                there.map(piece -> piece.facts().version()).orElse(null),
                to == null ? null : to.version());
        return new Operation(
                Ids.random("plo"),
                command.verb(),
                target,
                alone ? State.ACCEPTED : State.WAITING,
                Step.ASKED,
                command.caller().id(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null);
    }

    private Route.Version back(Command command, String name) {
        if (command.verb() != Verb.ROLLBACK) {
            return null;
        }
        return desk.pin()
                .tables()
                .routes()
                .find(name, command.storefront())
                .map(Route::before)
                .orElseThrow(
                        () -> new RefusedException(Kind.CONFLICT, "plugin.nothing-before", Map.of("plugin", name)));
    }

    private void write(Command command, Operation asked, Artefact coming) {
        if (coming != null) {
            desk.pin().keep(coming, command.caller().id());
        }
        if (!desk.pin().tables().operations().open(asked)) {
            throw new RefusedException(
                    Kind.CONFLICT,
                    "plugin.busy",
                    Map.of("plugin", asked.target().bundle()));
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("operation", asked.id());
        details.put("verb", asked.verb().word());
        details.put("state", asked.state().name());
        if (asked.target().to() != null) {
            details.put("to", asked.target().to());
            details.put("sha256", asked.target().sha256());
        }
        desk.trail()
                .record(
                        command.caller(),
                        command.storefront(),
                        "plugin.asked",
                        asked.target().bundle(),
                        details);
    }
}
