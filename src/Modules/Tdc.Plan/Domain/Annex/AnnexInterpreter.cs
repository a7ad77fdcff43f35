namespace Tdc.Plan.Domain.Annex;

/// <summary>Makes an annex out of a table of cells. Pure: no file, no database, no clock, no language.</summary>
internal sealed class AnnexInterpreter(AgencyLexicon lexicon)
{
    private readonly List<AnnexDefect> defects = [];

    /// <summary>Reads the annex.</summary>
    /// <param name="table">What the file holds.</param>
    /// <param name="tell">Puts a defect into the reader's words.</param>
    /// <returns>The reading; <see langword="null"/> when no heading of an annex is in it.</returns>
    public AnnexReading? Read(AnnexTable table, Func<AnnexDefect, string> tell)
    {
        var rows = new AnnexRows(table.Rows, defects);
        var drafts = rows.Read();
        if (rows.HeadingAt < 0)
        {
            return null;
        }

        defects.AddRange(table.Remarks);
        var decision = DecisionText.Read([.. rows.Outside.Select(o => o.Text)]);
        var groups = new TaskReading(new AgencyCells(lexicon.On(decision.Issued)), defects).Read(AnnexOutline.Build(drafts, defects));
        TellBodyTasks(rows, groups);
        var told = defects.ConvertAll(Warning);
        var leftOut = AnnexLeftOut.Find(rows.Taken, drafts, groups, told).Select(Warning);
        return new(decision, groups, [.. told.Concat(leftOut).OrderBy(w => w.Row).Distinct()]);

        AnnexWarning Warning(AnnexDefect defect) => new(defect.Row, defect.Code, tell(defect));
    }

    private void TellBodyTasks(AnnexRows rows, List<AnnexGroup> groups)
    {
        if (groups.SelectMany(g => g.Tasks).Any(t => DecisionText.OrdersProtection(t.Title)))
        {
            return;
        }

        foreach (var (row, section, sentence) in DecisionText.Protections(rows.Outside))
        {
            defects.Add(new(row, AnnexDefectCode.BodyTaskWithoutRow, section, sentence));
        }
    }
}
