package jp.noren.testing.rules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A Java file and the tree that the JDK's own parser makes of it. */
record SourceFile(Path path, String text, CompilationUnitTree tree, SourcePositions positions) {

    static SourceFile parse(Path path) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        try {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, diagnostic -> {}, List.of("-proc:none"), null, files.getJavaFileObjects(path));
            CompilationUnitTree tree = task.parse().iterator().next();
            return new SourceFile(
                    path, Files.readString(path), tree, Trees.instance(task).getSourcePositions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int lines() {
        return (int) text.lines().count();
    }

    /** How many lines a part of the tree covers. */
    int lines(Tree part) {
        long start = tree.getLineMap().getLineNumber(positions.getStartPosition(tree, part));
        long end = tree.getLineMap().getLineNumber(positions.getEndPosition(tree, part));
        return (int) (end - start + 1);
    }
}
