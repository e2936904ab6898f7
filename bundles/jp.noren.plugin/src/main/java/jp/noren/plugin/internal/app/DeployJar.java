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
            outcome = take(source);
        } catch (RefusedException e) {
            outcome = tell.refusal(e, "en");
        }
        LOG.info("{}: {}", jar, outcome);
        return outcome;
    }

    private String take(String source) {
        Artefact artefact = sources.read(source, null);
        String name = artefact.facts().name();
        Optional<Bundles.Piece> there = find.serving(name, null);
        if (there.filter(piece -> piece.sha256().equals(artefact.sha256())).isPresent()) {
            return name + " " + artefact.facts().version() + " runs already.";
        }
        Verb verb = verb(there, artefact);
        Operation operation = request.handle(new RequestOperation.Command(
                Caller.system("deploy"), verb, verb == Verb.INSTALL ? null : name, null, source, null));
        return tell.handle(operation, "en");
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
