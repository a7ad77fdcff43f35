namespace Tdc.Gs1.Text;

/// <summary>The data files inside the library.</summary>
internal static class DataFiles
{
    /// <summary>The lines of a file, read in order.</summary>
    /// <param name="name">Its name, such as <c>code-lists.txt</c>.</param>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(DataFiles).Assembly.GetManifestResourceStream("Tdc.Gs1.Data." + name)
            ?? throw new InvalidOperationException($"The library lacks its data file {name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
