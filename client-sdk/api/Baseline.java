import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Writes what a jar promises to those who compile against it: its public and protected classes and
 * members, without code. The same jar gives the same bytes.
 */
final class Baseline {
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  public static void main(String[] jars) throws IOException {
    Files.write(Path.of(jars[1]), api(Path.of(jars[0])));
  }

  private static byte[] api(Path jar) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (JarFile from = new JarFile(jar.toFile())) {
      for (JarEntry entry : from.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        byte[] bytes = from.getInputStream(entry).readAllBytes();
        ClassModel model = ClassFile.of().parse(bytes);
        if (visible(model.flags().flags())) {
          classes.put(entry.getName(), withoutCode(model));
        }
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream to = new JarOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> one : classes.entrySet()) {
        JarEntry entry = new JarEntry(one.getKey());
        entry.setTimeLocal(NO_TIME);
        to.putNextEntry(entry);
        to.write(one.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] withoutCode(ClassModel model) {
    MethodTransform declaration =
        MethodTransform.dropping(element -> element instanceof CodeModel);
    ClassTransform members =
        (builder, element) -> {
          switch (element) {
            case MethodModel method when !visible(method.flags().flags()) -> {}
            case FieldModel field when !visible(field.flags().flags()) -> {}
            case MethodModel method -> builder.transformMethod(method, declaration);
            default -> builder.with(element);
          }
        };
    return ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL)
        .transformClass(model, members);
  }

  private static boolean visible(Set<AccessFlag> flags) {
    return flags.contains(AccessFlag.PUBLIC) || flags.contains(AccessFlag.PROTECTED);
  }
}
