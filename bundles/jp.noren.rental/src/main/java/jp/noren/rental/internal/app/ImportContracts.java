package jp.noren.rental.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.api.ContractCharges;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.Yen;
import jp.noren.member.api.Members;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.PriceList;
import jp.noren.rental.internal.domain.Status;
import jp.noren.rental.internal.domain.Terms;
import jp.noren.storefront.api.Storefront;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes over contracts that ran before this house kept the books, with their devices and deposits: all of them, or none. One whose number is known already
 * for that member is left as it is. Nobody is mailed, nothing is charged.
 */
@Component(service = ImportContracts.class)
public final class ImportContracts {
    private final Clock clock;
    private final Transactions transactions;
    private final Books books;
    private final Shops shops;
    private final AuditTrail audit;

    /** Where they are written. */
    @Component(service = Books.class)
    public static final class Books {
        private final ContractBook contracts;
        private final Catalogue catalogue;
        private final Members members;
        private final DeviceStock devices;
        private final ContractCharges charges;

        @Activate
        public Books(
                @Reference ContractBook contracts,
                @Reference Catalogue catalogue,
                @Reference Members members,
                @Reference DeviceStock devices,
                @Reference ContractCharges charges) {
            this.contracts = contracts;
            this.catalogue = catalogue;
            this.members = members;
            this.devices = devices;
            this.charges = charges;
        }
    }

    @Activate
    public ImportContracts(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Books books,
            @Reference Shops shops,
            @Reference AuditTrail audit) {
        this.clock = clock;
        this.transactions = transactions;
        this.books = books;
        this.shops = shops;
        this.audit = audit;
    }

    /**
     * @return all contracts of the document, as they stand here
     * @throws RefusedException NOT_FOUND; UNPROCESSABLE with a pointer for each fault
     */
    public List<Contract> handle(Caller caller, String storefront, JsonNode document) {
        Storefront shop = shops.own(caller, storefront);
        ContractDocument read = ContractDocument.read(document);
        refuse(read.errors());
        return transactions.required(() -> {
            List<FieldError> faults = new ArrayList<>();
            List<Contract> contracts = new ArrayList<>();
            for (ContractDocument.Entry entry : read.entries()) {
                contracts.add(write(shop.id(), entry, faults));
            }
            refuse(faults);
            audit.record(
                    caller, shop.id(), "rental.contracts-imported", shop.id(), Map.of("contracts", contracts.size()));
            return contracts;
        });
    }

    private static void refuse(List<FieldError> faults) {
        if (!faults.isEmpty()) {
            throw RefusedException.invalid(faults);
        }
    }

    /** Null where there is a fault. */
    private Contract write(String storefront, ContractDocument.Entry entry, List<FieldError> faults) {
        Optional<Contract> known = books.contracts.byNumber(storefront, entry.number());
        if (known.isPresent()) {
            if (!known.get().owner().member().equals(entry.member())) {
                faults.add(FieldError.of(entry.at() + "/id", "rental.number-taken"));
            }
            return known.get();
        }
        if (books.members
                .find(entry.member())
                .filter(member -> member.storefront().equals(storefront))
                .isEmpty()) {
            faults.add(FieldError.of(entry.at() + "/member", "rental.import-invalid"));
            return null;
        }
        PriceList list = books.catalogue.on(storefront, Japan.day(clock.instant()));
        Optional<Terms> terms = terms(storefront, entry, list);
        if (terms.isEmpty() || list.plan(entry.plan()).isEmpty()) {
            faults.add(FieldError.of(entry.at() + "/course", "rental.course-unknown"));
            return null;
        }
        return add(storefront, entry, list, terms.get());
    }

    /** As of the day of its application, or of today where the catalogue begins later. */
    private Optional<Terms> terms(String storefront, ContractDocument.Entry entry, PriceList today) {
        return books.catalogue
                .on(storefront, Japan.day(entry.appliedAt()))
                .terms(entry.plan(), entry.course())
                .or(() -> today.terms(entry.plan(), entry.course()));
    }

    private Contract add(String storefront, ContractDocument.Entry entry, PriceList list, Terms terms) {
        String id = Ids.random("ctr");
        boolean card = entry.method().equals(Contract.Payer.CARD);
        String reference = entry.ownCard() ? id : entry.member();
        Contract contract = new Contract(
                id,
                entry.number(),
                new Contract.Owner(storefront, entry.member()),
                new Contract.Rented(list.plan(entry.plan()).orElseThrow().kind(), entry.plan(), entry.course()),
                entry.appliedAt(),
                entry.start(),
                entry.end(),
                status(entry),
                new Contract.Payer(entry.method(), card ? reference : null),
                null,
                terms,
                0);
        books.contracts.add(contract);
        books.contracts.numbersTaken(storefront, count(entry.number()));
        if (entry.device() != null) {
            books.devices.takeOver(contract, entry.device());
        }
        if (entry.returnDue() != null && entry.end() != null) {
            books.devices.openReturn(id, entry.end(), entry.returnDue());
        }
        if (terms.hasDeposit() && contract.status().isLive()) {
            books.charges.depositTakenOver(storefront, ChargeConclusion.account(contract), Yen.of(terms.deposit()));
        }
        return contract;
    }

    private Status status(ContractDocument.Entry entry) {
        LocalDate today = Japan.day(clock.instant());
        if (entry.end() != null) {
            return entry.end().isBefore(today) ? Status.ENDED : Status.ENDING;
        }
        if (entry.start().isAfter(today)) {
            return Status.RESERVED;
        }
        return entry.suspended() ? Status.SUSPENDED : Status.ACTIVE;
    }

    /** The number that a contract's number ends with; numbers of another kind are none of the house's. */
    private static long count(String number) {
        return number.matches("K-\\d{1,9}") ? Long.parseLong(number.substring(2)) : 0;
    }
}
