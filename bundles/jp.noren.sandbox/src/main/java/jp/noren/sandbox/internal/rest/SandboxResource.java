package jp.noren.sandbox.internal.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Page;
import jp.noren.rest.Public;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import jp.noren.sandbox.internal.app.CollectingBank;
import jp.noren.sandbox.internal.app.Mailbox;
import jp.noren.sandbox.internal.app.MovableTime;
import jp.noren.sandbox.internal.bank.Bank;
import jp.noren.sandbox.internal.bank.DebitBank;
import jp.noren.sandbox.internal.demo.LoadDemo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/sandbox}: the clock, the mailbox, the bank, the demo data. Open to everybody, as the whole sandbox is. */
@Component(service = RestResource.class)
@RestPath(path = "sandbox")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class SandboxResource implements RestResource {
    private static final int LARGEST_FILE = 4 * 1024 * 1024;

    /** 100,000 debits. */
    private static final int LARGEST_REQUEST = 16 * 1024 * 1024;

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final MovableTime time;
    private final Mailbox mailbox;
    private final LoadDemo loadDemo;
    private final Clock clock;
    private final Bank bank;
    private final CollectingBank collector;

    @Activate
    public SandboxResource(
            @Reference MovableTime time,
            @Reference Mailbox mailbox,
            @Reference LoadDemo loadDemo,
            @Reference Clock clock,
            @Reference CollectingBank collector) {
        this.collector = collector;
        this.time = time;
        this.mailbox = mailbox;
        this.loadDemo = loadDemo;
        this.clock = clock;
        this.bank = new Bank((int) (clock.millis() / 1000 % 1_000_000));
    }

    @GET
    @Path("clock")
    @Public
    public Wires.ClockView clock() {
        return new Wires.ClockView(time.instant(), time.moved().toString(), time.isStanding());
    }

    @PUT
    @Path("clock")
    @Public
    public Wires.ClockView move(Wires.Move move) {
        move.apply(time);
        return clock();
    }

    @GET
    @Path("mailbox")
    @Public
    public Page<Mailbox.Mail> mails(
            @QueryParam("to") String to,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        List<Mailbox.Mail> mails = mailbox.list(to, new Slice(cursor.limit(), after, before));
        return Page.of(mails, cursor, "/api/v1/sandbox/mailbox", mail -> mail);
    }

    @GET
    @Path("mailbox/{id}")
    @Public
    public Mailbox.Mail mail(@PathParam("id") String id) {
        return mailbox.find(id).orElseThrow(RefusedException::notFound);
    }

    @POST
    @Path("bank/deposits")
    @Public
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @BodyLimit(LARGEST_FILE)
    public byte[] depositFile(Wires.DepositFile file) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
        return file.write(bank, today);
    }

    @POST
    @Path("bank/collections")
    @Public
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @BodyLimit(LARGEST_REQUEST)
    public DebitBank.Receipt collect(byte[] file) {
        return collector.take(file);
    }

    @GET
    @Path("bank/collections/{id}/results")
    @Public
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public byte[] results(@PathParam("id") String id) {
        return collector.results(id);
    }

    @GET
    @Path("bank/debits")
    @Public
    public Page<DebitBank.Debit> debits(@QueryParam("limit") Integer limit) {
        Page.Cursor cursor = Page.Cursor.of(limit, null, null);
        return Page.of(collector.book(), cursor, "/api/v1/sandbox/bank/debits", debit -> debit);
    }

    @POST
    @Path("demo")
    @Allowed(Role.ADMIN)
    public LoadDemo.Loaded demo(@HeaderParam("Authorization") String authorization) {
        return loadDemo.handle(authorization);
    }
}
