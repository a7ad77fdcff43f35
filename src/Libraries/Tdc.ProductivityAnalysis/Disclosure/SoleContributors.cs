namespace Tdc.ProductivityAnalysis.Disclosure;

/// <summary>Who knows which cells because nobody else contributes to them.</summary>
internal static class SoleContributors
{
    /// <summary>By cell, the sole contributor; null where there is none or more than one.</summary>
    /// <remarks>
    /// A margin of one contributor is of the same contributor as its only part that has any: so far contributors are told apart without their names.
    /// Two cells of one contributor that no margin joins count as of two unless it is named, and what it knows from both is not guarded against.
    /// </remarks>
    internal static string?[] Of(MagnitudeTables tables)
    {
        string?[] owners = [.. tables.Cells.Select(cell => cell.Contributors == 1 ? cell.SoleContributor is { } sole ? "contributor " + sole : "cell " + cell.Key : null)];
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var relation in tables.Relations)
            {
                var total = tables.Position(relation.Total);
                if (owners[total] is null) { continue; }
                foreach (var part in relation.Parts.Select(tables.Position).Where(part => owners[part] is not null)) { changed |= Join(owners, total, part); }
            }
        }
        return owners;
    }

    // The lower of two names in ordinal order stays: a name given ("contributor") gives way to none but another.
    private static bool Join(string?[] owners, int first, int second)
    {
        var (a, b) = (owners[first]!, owners[second]!);
        if (a == b) { return false; }
        var kept = IsNamed(a) == IsNamed(b) ? string.CompareOrdinal(a, b) < 0 ? a : b : IsNamed(a) ? a : b;
        owners[first] = owners[second] = kept;
        return true;
    }

    private static bool IsNamed(string owner) => owner.StartsWith("contributor ", StringComparison.Ordinal);
}
