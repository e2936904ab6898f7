package jp.noren.notification.internal.shell;

import jp.noren.notification.internal.app.ResendMail;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code notification:resend MAIL}. */
@Service
@Command(scope = "notification", name = "resend", description = "Sends a parked mail again")
public final class ResendCommand implements Action {

    @Reference
    ResendMail resend;

    @Argument(name = "mail", description = "Its id in the delivery log, mail_…", required = true)
    String mail;

    @Override
    public Object execute() {
        return resend.handle(mail)
                ? "Waiting again: " + mail
                : "Not sent: it is not parked, or held a secret that has been erased (the member asks for a new one)";
    }
}
