package jp.noren.plugin.internal.app;

import java.nio.file.Path;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Rules;
import jp.noren.plugin.internal.domain.Verb;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A jar was laid into the folder: it is installed, swapped side by side where that is possible, or put in the old one's place. */
@Component(service = DeployJar.class)
public final class DeployJar {
    private static final Logger LOG = LoggerFactory.getLogger(DeployJar.class);

    private final Sources sources;
    private final FindPieces find;
    private final RequestOperation request;
    private final TellPlugin tell;

    @Activate
    public DeployJar(
            @Reference Sources sources,
            @Reference FindPieces find,
            @Reference RequestOperation request,
            @Reference TellPlugin tell) {
        this.sources = sources;
        this.find = find;
        this.request = request;
        this.tell = tell;
    }

    /** @return what came of it, in English */
    public String handle(Path jar) {
        String source = "file:" + jar.toAbsolutePath();
        String outcome;
        try {
            outcome = take(source).text();
        } catch (RefusedException e) {
            outcome = tell.refusal(e, "en");
        }
        LOG.info("{}: {}", jar, outcome);
        return outcome;
    }

    /**
     * What came of a jar, in English.
     *
     * @param failed whether the node is as it was, though it was to change
     */
    record Outcome(String text, boolean failed) {}

    /** @throws RefusedException when nothing was begun */
    Outcome take(String source) {
        Artefact artefact = sources.read(source, null);
        Optional<RequestOperation.Command> command = command(source, artefact);
        if (command.isEmpty()) {
            String text = artefact.facts().name() + " " + artefact.facts().version() + " runs already.";
            return new Outcome(text, false);
        }
        Operation operation = request.handle(command.get());
        return new Outcome(tell.handle(operation, "en"), operation.state() == Operation.State.FAILED);
    }

    /** @throws RefusedException when {@link #take} would refuse it */
    void check(String source) {
        command(source, sources.read(source, null)).ifPresent(request::check);
    }

    /** Empty when it runs already. */
    private Optional<RequestOperation.Command> command(String source, Artefact artefact) {
        String name = artefact.facts().name();
        Optional<Bundles.Piece> there = find.serving(name, null);
        if (there.filter(piece -> piece.sha256().equals(artefact.sha256())).isPresent()) {
            return Optional.empty();
        }
        Verb verb = verb(there, artefact);
        return Optional.of(new RequestOperation.Command(
                Caller.system("deploy"), verb, verb == Verb.INSTALL ? null : name, null, source, null));
    }

    private static Verb verb(Optional<Bundles.Piece> there, Artefact artefact) {
        if (there.isEmpty()) {
            return Verb.INSTALL;
        }
        boolean beside =
                Rules.check(Verb.SWAP, there.get().facts(), artefact.facts()).isAllowed()
                        && there.get().active();
        return beside ? Verb.SWAP : Verb.UPDATE;
    }
}
