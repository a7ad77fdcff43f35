using Tdc.Platform.Identity;

namespace Tdc.Platform.Navigation;

/// <summary>All pages of all modules that the frame leads to.</summary>
public sealed class NavigationList
{
    /// <summary>The most entries that the main list shows.</summary>
    public const int MainEntries = 8;

    private readonly NavigationEntry[] entries;

    /// <summary>Collects the modules' entries.</summary>
    public NavigationList(IEnumerable<INavigationPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        entries = [.. parts.SelectMany(p => p.Entries).OrderBy(e => e.Group).ThenBy(e => e.Order).ThenBy(e => e.Address, StringComparer.Ordinal)];
    }

    /// <summary>Everything, whoever may see it.</summary>
    public IReadOnlyList<NavigationEntry> All => entries;

    /// <summary>The main list of a reader, at most <see cref="MainEntries"/> long.</summary>
    public IEnumerable<NavigationEntry> Main(Asker asker) =>
        entries.Where(e => e.Main is not null && e.IsFor(asker)).OrderBy(e => e.Main).Take(MainEntries);

    /// <summary>The full list of a reader by group.</summary>
    public IEnumerable<IGrouping<NavigationGroup, NavigationEntry>> Full(Asker asker) =>
        entries.Where(e => e.IsFor(asker)).GroupBy(e => e.Group);
}
