package jp.noren.sandbox.internal.web;

import java.util.List;
import jp.noren.rest.WebRegistration;
import jp.noren.sandbox.internal.app.CardCompany;
import jp.noren.sandbox.internal.door.DeskServlet;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Opens the sandbox's addresses outside the API: the card company and the mailbox. */
@Component(service = SandboxPages.class, immediate = true)
public final class SandboxPages {
    private final List<WebRegistration> pages;

    @Activate
    public SandboxPages(BundleContext context, @Reference CardCompany cards, @Reference MailboxServlet mails) {
        pages = List.of(
                WebRegistration.open(context, new DeskServlet(cards), "jp.noren.sandbox.sbps", "/sandbox/sbps/*"),
                WebRegistration.open(context, mails, "jp.noren.sandbox.mailbox", "/sandbox/mailbox"));
    }

    @Deactivate
    void close() {
        pages.forEach(WebRegistration::close);
    }
}
