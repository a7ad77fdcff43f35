namespace Tdc.Platform.Documents;

/// <summary>Names of worksheets as Excel accepts them: 1 to 31 characters, none of []:*?/\, no apostrophe at the ends, unique without regard to case.</summary>
internal static class SheetNames
{
    internal const string Lists = "_lists";
    private const int MaxLength = 31;

    internal static IReadOnlyList<string> MakeUnique(IEnumerable<string> wanted)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Lists, "History" };
        var names = new List<string>();
        foreach (var name in wanted)
        {
            var clean = Clean(name);
            var candidate = clean;
            for (var n = 2; !taken.Add(candidate); n++)
            {
                var ending = $" ({n})";
                candidate = Cut(clean, MaxLength - ending.Length) + ending;
            }
            names.Add(candidate);
        }
        return names;
    }

    private static string Clean(string name)
    {
        var kept = string.Concat(XmlText.Clean(name).Select(c => "[]:*?/\\".Contains(c, StringComparison.Ordinal) || char.IsControl(c) ? ' ' : c));
        kept = Cut(string.Join(' ', kept.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('\''), MaxLength).Trim('\'', ' ');
        return kept.Length == 0 ? "Sheet" : kept;
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length) { return text; }
        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
