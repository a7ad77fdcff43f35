namespace Tdc.ProductivityAnalysis.Disclosure;

/// <summary>A value that someone gave, with the place it belongs to.</summary>
/// <param name="Contributor">Who gave it; several contributions of one contributor in a cell count as one.</param>
/// <param name="Value">The value; finite, may be below zero.</param>
/// <param name="Codes">By the name of the dimension, a code at the bottom of its classification.</param>
public sealed record Contribution(string Contributor, double Value, IReadOnlyDictionary<string, string> Codes);

/// <summary>Makes magnitude tables from contributions.</summary>
public static class ContributionTables
{
    /// <summary>Makes the cells and margins of tables over the same contributions.</summary>
    /// <param name="contributions">The contributions.</param>
    /// <param name="tables">The dimensions of each table, none of them twice. Tables are linked by the cells they share.</param>
    /// <returns>The cells that have a contributor, and their margins; a cell that nobody contributes to is no cell.</returns>
    /// <exception cref="AnalysisException">A code is not at the bottom of its classification, or a value is not finite.</exception>
    public static MagnitudeTables Build(IReadOnlyList<Contribution> contributions, IReadOnlyList<IReadOnlyList<Classification>> tables)
    {
        ArgumentNullException.ThrowIfNull(contributions);
        ArgumentNullException.ThrowIfNull(tables);
        var cells = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        var margins = new Dictionary<string, AdditiveRelation>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var entered = new HashSet<string>(StringComparer.Ordinal); // a cell shared with an earlier table is filled there
            var places = new Dictionary<string, string[]>(StringComparer.Ordinal);
            foreach (var (contribution, index) in contributions.Select((contribution, index) => (contribution, index)))
            {
                if (!double.IsFinite(contribution.Value)) { throw new AnalysisException(AnalysisFault.NotFinite, index, contribution.Contributor); }
                foreach (var place in Places(table, contribution, index))
                {
                    var key = Key(table, place);
                    if (places.TryAdd(key, place) && cells.TryAdd(key, new(StringComparer.Ordinal))) { entered.Add(key); }
                    if (entered.Contains(key)) { cells[key][contribution.Contributor] = cells[key].GetValueOrDefault(contribution.Contributor) + contribution.Value; }
                }
            }
            foreach (var margin in Margins(table, places)) { margins.TryAdd($"{margin.Total} {string.Join(' ', margin.Parts)}", margin); }
        }
        return new([.. cells.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => Cell(cell.Key, cell.Value))], [.. margins.Values]);
    }

    /// <summary>The key of a cell: its codes below the total, <c>REF_AREA=26|ACTIVITY=C</c> in the ordinal order of the dimensions; <c>*</c> for the grand total.</summary>
    public static string Key(IEnumerable<(Classification Dimension, string Code)> place)
    {
        var codes = place.Where(p => p.Code != p.Dimension.Total).OrderBy(p => p.Dimension.Name, StringComparer.Ordinal).Select(p => $"{p.Dimension.Name}={p.Code}");
        return string.Join('|', codes) is { Length: > 0 } key ? key : "*";
    }

    private static string Key(IReadOnlyList<Classification> table, string[] place) => Key(table.Zip(place));

    // Every cell a contribution enters: each of its codes, or one above it, in each dimension.
    private static IEnumerable<string[]> Places(IReadOnlyList<Classification> table, Contribution contribution, int index)
    {
        IEnumerable<string[]> places = [[]];
        foreach (var dimension in table)
        {
            if (!contribution.Codes.TryGetValue(dimension.Name, out var code) || dimension.Below(code).Count > 0)
            {
                throw new AnalysisException(AnalysisFault.OutOfRange, index, dimension.Name);
            }
            places = places.SelectMany(place => dimension.Up(code).Select(above => (string[])[.. place, above]));
        }
        return places;
    }

    private static IEnumerable<AdditiveRelation> Margins(IReadOnlyList<Classification> table, Dictionary<string, string[]> places)
    {
        foreach (var (key, place) in places.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            for (var d = 0; d < table.Count; d++)
            {
                List<string> parts = [.. table[d].Below(place[d]).Select(code => Key(table, [.. place[..d], code, .. place[(d + 1)..]])).Where(places.ContainsKey)];
                if (parts.Count > 0) { yield return new(key, parts); }
            }
        }
    }

    private static MagnitudeCell Cell(string key, Dictionary<string, double> contributors)
    {
        double[] sizes = [.. contributors.Values.Select(Math.Abs).OrderDescending()];
        return new(key, contributors.Values.Sum(), sizes.Length, sizes[0], sizes.Length > 1 ? sizes[1] : 0)
        {
            AbsoluteTotal = sizes.Sum(),
            SoleContributor = sizes.Length == 1 ? contributors.Keys.Single() : null,
        };
    }
}
