package jp.noren.payment.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.Collections.Result;
import jp.noren.payment.spi.Deposits;
import org.junit.jupiter.api.DynamicTest;

/** Section 16: the file holds what was given, the answers are told apart, and nothing of a bad file is believed. */
final class CollectionChecks {
    private static final int DEBITS = 3;
    private static final int MUTANTS = 200;
    private static final long SEED = 20261122;
    private final Subject subject;

    CollectionChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> all() {
        if (!subject.can(Capability.COLLECTION_FILE)) {
            return Stream.empty();
        }
        return List.of(
                subject.test("the file holds each debit once, and is the same bytes again", this::file),
                subject.test("each answer comes back under the key of its debit", this::answers),
                subject.test("an answer for a debit that was not sent is an error of the file", this::stranger),
                subject.test("half a file, none, and noise are errors with record and offset", this::bad),
                subject.test(
                        "a file with one byte changed is read right or refused, never anything else", this::mutants))
                .stream();
    }

    private List<Collections.Debit> debits(int count) {
        List<Collections.Debit> debits = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Yen amount = Yen.of(subject.amount().amount() + i);
            debits.add(new Collections.Debit(subject.newKey(), subject.author.mandate(i), amount));
        }
        return debits;
    }

    private Collections.File write(List<Collections.Debit> debits) {
        return subject.provider.writeCollection(subject.author.storefront(), Subject.DAY.plusDays(28), debits);
    }

    private void file() {
        List<Collections.Debit> debits = debits(DEBITS);
        Collections.File file = write(debits);
        Yen total = debits.stream().map(Collections.Debit::amount).reduce(Yen.ZERO, Yen::plus);
        Report.expect(Guide.COLLECTIONS, file.debits() == DEBITS, DEBITS + " debits", file.debits());
        Report.expect(Guide.COLLECTIONS, file.total().equals(total), "a total of " + total, file.total());
        boolean same = Arrays.equals(file.content(), write(debits).content());
        Report.expect(Guide.COLLECTIONS, same, "the same bytes for the same debits", "other bytes");
    }

    private void answers() throws Exception {
        List<Collections.Debit> debits = debits(DEBITS);
        byte[] results = subject.author.collectionResults(debits, Subject.DAY.plusDays(28));
        Collections.Answers answers = subject.provider.readCollectionResults(results, debits, Subject.DAY);
        Report.expect(
                Guide.COLLECTIONS,
                answers.collectOn().equals(Subject.DAY.plusDays(28)),
                "the day of the debit with its year, " + Subject.DAY.plusDays(28),
                answers.collectOn());
        Report.expect(Guide.COLLECTIONS, isEachOnce(debits, answers), "one answer for each of " + debits, answers);
    }

    private static boolean isEachOnce(List<Collections.Debit> debits, Collections.Answers answers) {
        if (answers.answers().size() != debits.size()) {
            return false;
        }
        return debits.stream()
                .allMatch(debit -> answers.answers().stream()
                                .filter(answer -> answer.key().equals(debit.key())
                                        && answer.amount().equals(debit.amount())
                                        && answer.result()
                                                == (debit == debits.get(0) ? Result.COLLECTED : Result.NO_FUNDS))
                                .count()
                        == 1);
    }

    private void stranger() {
        List<Collections.Debit> debits = debits(DEBITS);
        byte[] results = subject.author.collectionResults(debits, Subject.DAY.plusDays(28));
        refused(results, debits.subList(0, DEBITS - 1));
    }

    private void bad() {
        List<Collections.Debit> debits = debits(DEBITS);
        byte[] results = subject.author.collectionResults(debits, Subject.DAY.plusDays(28));
        refused(Arrays.copyOf(results, results.length / 2 + 1), debits);
        refused(new byte[0], debits);
        refused(new byte[] {1, 2, 3, (byte) 0xff}, debits);
    }

    private void refused(byte[] file, List<Collections.Debit> debits) {
        Object came;
        try {
            came = subject.provider.readCollectionResults(file, debits, Subject.DAY);
        } catch (Deposits.BadFileException e) {
            return;
        } catch (RuntimeException e) {
            came = e;
        }
        throw Report.failure(Guide.COLLECTIONS, "a BadFileException with record, offset and code", came);
    }

    private void mutants() {
        List<Collections.Debit> debits = debits(DEBITS);
        byte[] results = subject.author.collectionResults(debits, Subject.DAY.plusDays(28));
        Random random = new Random(SEED);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = results.clone();
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            mutant(mutant, debits);
        }
    }

    private void mutant(byte[] mutant, List<Collections.Debit> debits) {
        try {
            Collections.Answers answers = subject.provider.readCollectionResults(mutant, debits, Subject.DAY);
            boolean ours = answers.answers().stream().allMatch(answer -> debits.stream()
                    .anyMatch(debit ->
                            debit.key().equals(answer.key()) && debit.amount().equals(answer.amount())));
            Report.expect(Guide.COLLECTIONS, ours, "only debits that were sent, with the amounts sent", answers);
        } catch (Deposits.BadFileException e) {
            // refused, as it should be
        } catch (RuntimeException e) {
            throw Report.failure(Guide.COLLECTIONS, "a BadFileException", e);
        }
    }
}
