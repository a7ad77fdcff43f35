using Tdc.Platform.Identity;

namespace Tdc.Platform.Organisations;

/// <summary>A question to the list of units.</summary>
public sealed record OrganisationQuery
{
    /// <summary>Words of a present or former name, or a code; empty for all.</summary>
    public string Words { get; init; } = "";

    /// <summary>Only units of this kind.</summary>
    public OrganisationKind? Kind { get; init; }

    /// <summary>Only units that belong to this group on the day.</summary>
    public string Group { get; init; } = "";

    /// <summary>Only units that exist on this day; <see langword="null"/> for units of all times.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The units that the asker may know of: best hits first when there are words, else in Vietnamese order of names.</summary>
    /// <param name="register">The register.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="today">The day for a group when <see cref="AsOf"/> names none.</param>
    public IReadOnlyList<Organisation> Answer(RegisterSnapshot register, Asker asker, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(asker);
        IEnumerable<Organisation> units = SearchForm.Of(Words).Length > 0 || Words.Trim().Length > 0 ? register.Search(Words) : register.All;
        if (Group.Length > 0)
        {
            var members = register.Expand(Group, AsOf ?? today).ToHashSet();
            units = units.Where(members.Contains);
        }

        return [.. units.Where(u => (Kind is null || u.Kind == Kind) && (AsOf is not { } day || u.ExistsOn(day)) && asker.MaySee(u))];
    }
}
