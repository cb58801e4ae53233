package io.github.criticalminerals.examples.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Finds what is public or protected and has no comment. Left out are methods that override and compact constructors:
 * the one inherits its comment, the other has the record's.
 */
final class Comments extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final CompilationUnitTree unit;
    private final List<String> missing = new ArrayList<>();

    private Comments(DocTrees trees, CompilationUnitTree unit) {
        this.trees = trees;
        this.unit = unit;
    }

    static List<String> missing(List<Path> files) throws IOException {
        List<String> all = new ArrayList<>();
        for (Path file : files) {
            all.addAll(missing(file.getFileName().toString(), Files.readString(file)));
        }
        return all;
    }

    static List<String> missing(String name, String text) {
        JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, List.of(source));
        DocTrees trees = DocTrees.instance(task);
        List<String> all = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                Comments comments = new Comments(trees, unit);
                comments.scan(unit, null);
                comments.missing.forEach(line -> all.add(name + ":" + line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
        if (!isVisible(type, type.getModifiers())) {
            return null;
        }
        check(type, type.getSimpleName().toString());
        return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
        boolean overrides = method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
        if (isVisible(method, method.getModifiers()) && !overrides && !isCompactConstructor(method)) {
            check(method, method.getName().toString());
        }
        return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void none) {
        boolean recordComponent = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD
                && !field.getModifiers().getFlags().contains(Modifier.STATIC);
        if (isVisible(field, field.getModifiers()) && !recordComponent) {
            check(field, field.getName().toString());
        }
        return null;
    }

    private boolean isVisible(Tree tree, ModifiersTree modifiers) {
        Set<Modifier> flags = modifiers.getFlags();
        TreePath parent = getCurrentPath().getParentPath();
        boolean memberOfInterface = parent.getLeaf() != tree
                && (parent.getLeaf().getKind() == Tree.Kind.INTERFACE
                        || parent.getLeaf().getKind() == Tree.Kind.ANNOTATION_TYPE);
        return flags.contains(Modifier.PUBLIC)
                || flags.contains(Modifier.PROTECTED)
                || (memberOfInterface && !flags.contains(Modifier.PRIVATE));
    }

    /** The parser gives a compact constructor no parameters, and the source has no parenthesis after its name. */
    private boolean isCompactConstructor(MethodTree method) {
        if (!method.getName().contentEquals("<init>")
                || getCurrentPath().getParentPath().getLeaf().getKind() != Tree.Kind.RECORD) {
            return false;
        }
        try {
            String text = unit.getSourceFile().getCharContent(true).toString();
            int start = (int) trees.getSourcePositions().getStartPosition(unit, method);
            int body = (int) trees.getSourcePositions().getStartPosition(unit, method.getBody());
            return !text.substring(start, body).contains("(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(Tree tree, String name) {
        if (trees.getDocComment(getCurrentPath()) == null) {
            long start = trees.getSourcePositions().getStartPosition(unit, tree);
            missing.add(unit.getLineMap().getLineNumber(start) + " " + name);
        }
    }
}
