package jp.noren.plugin.internal.shell;

import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.plugin.internal.app.RequestOperation;
import jp.noren.plugin.internal.app.TellPlugin;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Verb;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** An act on a bundle, asked for by whoever sits at this machine. It fails, for scripts too, when the act came to nothing. */
abstract class ActCommand implements Action {
    private static final String ENGLISH = "en";

    @Reference
    RequestOperation request;

    @Reference
    TellPlugin tell;

    String act(Verb verb, String bundle, String storefront, String source, String signature) {
        try {
            Operation operation = request.handle(
                    new RequestOperation.Command(Caller.system("shell"), verb, bundle, storefront, source, signature));
            String told = tell.handle(operation, ENGLISH);
            if (operation.state() == Operation.State.FAILED) {
                throw new IllegalStateException(told);
            }
            return told;
        } catch (RefusedException e) {
            throw new IllegalStateException(tell.refusal(e, ENGLISH));
        }
    }
}
