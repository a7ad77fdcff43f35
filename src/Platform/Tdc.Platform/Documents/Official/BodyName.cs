namespace Tdc.Platform.Documents;

/// <summary>Breaks the long name of a body where a person would: before the territory, or else near the middle.</summary>
internal static class BodyName
{
    private static readonly string[] territories = [" THÀNH PHỐ ", " TỈNH ", " HUYỆN ", " THỊ XÃ ", " PHƯỜNG ", " XÃ ", " OF "];

    internal static IReadOnlyList<string> Lines(string name, int width, double points, bool bold)
    {
        if (TimesWidths.Twips(name, points, bold) <= width) { return [name]; }
        foreach (var territory in territories)
        {
            var at = name.IndexOf(territory, StringComparison.Ordinal);
            if (at > 0 && TimesWidths.Twips(name[..at], points, bold) <= width) { return [name[..at], .. Lines(name[(at + 1)..], width, points, bold)]; }
        }
        var middle = NearestSpace(name);
        return middle < 0 ? [name] : [.. Lines(name[..middle], width, points, bold), .. Lines(name[(middle + 1)..], width, points, bold)];
    }

    private static int NearestSpace(string name)
    {
        var best = -1;
        for (var i = 1; i < name.Length - 1; i++)
        {
            if (name[i] == ' ' && (best < 0 || Math.Abs(i - name.Length / 2) < Math.Abs(best - name.Length / 2))) { best = i; }
        }
        return best;
    }
}
