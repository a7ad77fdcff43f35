using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Outcomes;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Computing;
using Tdc.Productivity.Features.Observing;
using Tdc.Productivity.Sdmx;

namespace Tdc.Productivity.Features.Exchange;

/// <summary>The forms in which a file of values comes.</summary>
internal enum ObservationForm
{
    /// <summary>A plain table, CSV or XLSX.</summary>
    Table,

    /// <summary>SDMX-CSV.</summary>
    SdmxCsv,

    /// <summary>SDMX-JSON.</summary>
    SdmxJson,
}

/// <summary>Takes a file of values in: a plain table (CSV, XLSX), SDMX-CSV or SDMX-JSON; then computes what stands on them.</summary>
internal sealed class ImportObservationsHandler(SeriesBook book, IndicatorComputing computing, ExchangeReading exchange)
{
    private const int MostFaults = 100;
    private static readonly TableLimits limits = new() { MaxBytes = 64 * 1024 * 1024, MaxRows = 200_000 };

    /// <summary>How many columns of the plain table, the first ones, must be there.</summary>
    public const int Needed = 4;

    /// <summary>Columns of the plain table.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["INDICATOR", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "AREA_VERSION", "ACTIVITY", "ACTIVITY_VERSION", "SIZE", "OWNERSHIP", "SEX", "PRICE_BASIS", "BASE_YEAR", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "CONF_STATUS", "DECIMALS", "FIRMS", "PUBLISHED", "SOURCE", "COMMENT_OBS"];

    /// <summary>Reads and keeps a file: whole, or not at all.</summary>
    /// <param name="rights">Of the asker.</param>
    /// <param name="file">The file.</param>
    /// <param name="name">Its name.</param>
    /// <param name="confirmed">Whether the asker has looked at values that seem to be in another unit.</param>
    /// <param name="cancellation">Stops the work; nothing is kept.</param>
    /// <param name="form">What the sender says it is; <see langword="null"/> when that is to be found out.</param>
    public async Task<Outcome<ObservationTally>> HandleAsync(ProductivityRights rights, Stream file, string name, bool confirmed, CancellationToken cancellation, ObservationForm? form = null)
    {
        if (!rights.WritesObservations)
        {
            return new Refusal(RefusalKind.Forbidden, "productivity.department-only");
        }

        var memory = new MemoryStream();
        await file.CopyToAsync(memory, cancellation);
        if (!(await ReadAsync(memory, name, form, cancellation)).TryGet(out var read, out var unreadable))
        {
            return unreadable;
        }

        if (read.Faults.Count > 0)
        {
            return new ObservationTally(0, 0, 0, [.. read.Faults.Take(MostFaults)]);
        }

        if (!(await book.RecordAsync(rights, read.Values, confirmed, cancellation)).TryGet(out var tally, out var refusal))
        {
            return refusal;
        }

        if (tally.Faults.Count == 0 && tally.IsChange)
        {
            await computing.RunAsync([.. read.Values.Select(v => v.Key.Area).Distinct()], cancellation);
        }

        return tally with { Faults = [.. tally.Faults.Select(read.Placed)] };
    }

    private async Task<Outcome<ReadFile>> ReadAsync(MemoryStream memory, string name, ObservationForm? form, CancellationToken cancellation)
    {
        memory.Position = 0;
        var isJson = LooksLikeJson(memory.GetBuffer().AsSpan(0, (int)Math.Min(memory.Length, 64)));
        if (form is { } said && isJson != (said == ObservationForm.SdmxJson))
        {
            return Refusal.Rule("productivity.file-other-form");
        }

        if (isJson)
        {
            var structure = (await exchange.FlowAsync(cancellation)).Structure;
            return ReadFile.Of(new SdmxIntake(structure).Take(SdmxJsonReader.Read(memory, structure).Readings));
        }

        if (TableReader.ReadAll(memory, name, limits, out var grids) != TableFault.None || grids.FirstOrDefault(g => g.Rows.Count > 1) is not { } grid)
        {
            return Refusal.Rule("productivity.file-unreadable");
        }

        var head = grid.Rows[0][0].Tidy;
        var isSdmx = head.StartsWith("STRUCTURE", StringComparison.Ordinal) || head is "DATAFLOW";
        if (!isSdmx)
        {
            return form == ObservationForm.SdmxCsv ? Refusal.Rule("productivity.file-other-form") : Plain(grid.UnderHeaders(Columns));
        }

        _ = TextEncodings.Decode(memory.ToArray(), out var text);
        var flow = await exchange.FlowAsync(cancellation);
        return ReadFile.Of(new SdmxIntake(flow.Structure).Take(new SdmxCsvReader(flow.Structure) { Flow = flow.Reference, ChecksCodes = false }.Read(new StringReader(text))));
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> start) => start.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{', ..];

    private static ReadFile Plain(Table table)
    {
        var faults = new List<ObservationFault>();
        faults.AddRange(table.Missing(Columns.Take(Needed)).Select(c => new ObservationFault(table.HeaderRow, c, "observation.column", "")));
        var values = new List<NewObservation>();
        foreach (var row in faults.Count > 0 ? [] : table.Rows)
        {
            var cell = row[table.Column(SdmxDataStructure.ObservationValue)];
            double? number = null;
            if (!cell.IsEmpty)
            {
                var fault = CellReading.ReadNumber(cell, out var read);
                if (fault != CellFault.None)
                {
                    faults.Add(new(row.Number, SdmxDataStructure.ObservationValue, "observation.not-number", cell.Tidy));
                    continue;
                }

                number = (double)read;
            }

            if (ObservationMapping.Read(id => id == SdmxDataStructure.ObservationValue ? "" : row[table.Column(id)].Tidy, number, row.Number, faults) is { } value)
            {
                values.Add(value);
            }
        }

        return new(values, faults, fault => fault);
    }

    /// <summary>What stands in a file, and where.</summary>
    private sealed record ReadFile(IReadOnlyList<NewObservation> Values, IReadOnlyList<ObservationFault> Faults, Func<ObservationFault, ObservationFault> Placed)
    {
        public static ReadFile Of(SdmxIntake intake) => new(intake.Values, intake.Faults, intake.Placed);
    }
}
