namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>The few columns among which a program looks first, by their place among all columns.</summary>
internal sealed class Pool(int rows)
{
    private readonly List<int> members = [];

    /// <summary>The columns.</summary>
    public ColumnStore Columns { get; } = new(rows);

    /// <summary>Where each stands among all columns.</summary>
    public IReadOnlyList<int> Members => members;

    /// <summary>Adds a column of all columns.</summary>
    public void Add(ColumnStore all, int member)
    {
        members.Add(member);
        Columns.Add(all[member]);
    }

    /// <summary>Empties the pool.</summary>
    public void Clear()
    {
        members.Clear();
        Columns.Clear();
    }

    /// <summary>Lowers the best reduced cost by the pool's columns.</summary>
    /// <param name="weights">What a column is multiplied with.</param>
    /// <param name="without">A member of all columns that is left out; −1 for none.</param>
    /// <param name="best">The smallest so far.</param>
    /// <param name="member">Its place among all columns.</param>
    public void Price(ReadOnlySpan<double> weights, int without, ref double best, ref int member)
    {
        var at = -1;
        var hole = without < 0 ? -1 : members.IndexOf(without);
        if (hole >= 0)
        {
            Columns.Scan(weights, 0, hole, ref best, ref at);
        }

        Columns.Scan(weights, hole + 1, Columns.Count, ref best, ref at);
        if (at >= 0)
        {
            member = members[at];
        }
    }
}
