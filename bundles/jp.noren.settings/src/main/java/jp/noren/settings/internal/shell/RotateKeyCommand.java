package jp.noren.settings.internal.shell;

import jp.noren.access.api.Caller;
import jp.noren.settings.internal.app.RekeySecrets;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code settings:rotate-key [--prepare]}. */
@Service
@Command(
        scope = "settings",
        name = "rotate-key",
        description = "Seals all secrets of storefronts anew with the next master key")
public final class RotateKeyCommand implements Action {

    @Reference
    RekeySecrets rekey;

    @Option(
            name = "--prepare",
            description = "Only makes the next key, so that the file of keys can be brought to the other nodes first")
    boolean prepare;

    @Override
    public Object execute() {
        Caller actor = Caller.system("shell");
        if (prepare) {
            return "The next key is " + rekey.prepare(actor)
                    + ". Bring the file of keys to every node, then run settings:rotate-key on one.";
        }
        RekeySecrets.Rekeyed done = rekey.handle(actor);
        String text = "Key " + done.key() + " is in use; " + done.resealed() + " secrets are sealed with it.";
        if (done.unreadable() > 0) {
            throw new IllegalStateException(text + " " + done.unreadable()
                    + " lie under a key that this node does not have, or have just changed.");
        }
        return text;
    }
}
