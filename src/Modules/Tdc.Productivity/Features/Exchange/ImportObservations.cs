using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Outcomes;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Computing;
using Tdc.Productivity.Features.Observing;
using Tdc.Productivity.Sdmx;

namespace Tdc.Productivity.Features.Exchange;

/// <summary>Takes a file of values in: a plain table (CSV, XLSX), SDMX-CSV or SDMX-JSON; then computes what stands on them.</summary>
internal sealed class ImportObservationsHandler(SeriesBook book, IndicatorComputing computing, ExchangeReading exchange)
{
    private const int MostFaults = 100;
    private static readonly TableLimits limits = new() { MaxBytes = 64 * 1024 * 1024, MaxRows = 200_000 };

    /// <summary>Columns of the plain table; the last ones may be absent.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["INDICATOR", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "AREA_VERSION", "ACTIVITY", "ACTIVITY_VERSION", "SIZE", "OWNERSHIP", "SEX", "PRICE_BASIS", "BASE_YEAR", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "CONF_STATUS", "DECIMALS", "FIRMS", "PUBLISHED", "SOURCE", "COMMENT_OBS"];

    /// <summary>Reads and keeps a file: whole, or not at all.</summary>
    /// <param name="rights">Of the asker.</param>
    /// <param name="file">The file.</param>
    /// <param name="name">Its name.</param>
    /// <param name="confirmed">Whether the asker has looked at values that seem to be in another unit.</param>
    /// <param name="cancellation">Stops the work; nothing is kept.</param>
    public async Task<Outcome<ObservationTally>> HandleAsync(ProductivityRights rights, Stream file, string name, bool confirmed, CancellationToken cancellation)
    {
        if (!rights.WritesObservations)
        {
            return new Refusal(RefusalKind.Forbidden, "productivity.department-only");
        }

        var faults = new List<ObservationFault>();
        var values = await ReadAsync(file, name, faults, cancellation);
        if (values is null)
        {
            return Refusal.Rule("productivity.file-unreadable");
        }

        if (faults.Count > 0)
        {
            return new ObservationTally(0, 0, 0, [.. faults.Take(MostFaults)]);
        }

        var outcome = await book.RecordAsync(rights, values, confirmed, cancellation);
        if (outcome.TryGet(out var tally, out _) && tally.Faults.Count == 0 && tally.Added + tally.Revised > 0)
        {
            await computing.RunAsync([.. values.Select(v => v.Key.Area).Distinct()], cancellation);
        }

        return outcome;
    }

    private async Task<List<NewObservation>?> ReadAsync(Stream file, string name, List<ObservationFault> faults, CancellationToken cancellation)
    {
        var memory = new MemoryStream();
        await file.CopyToAsync(memory, cancellation);
        memory.Position = 0;
        var first = memory.Length > 0 ? memory.GetBuffer()[0] : 0;
        if (first == '{')
        {
            var flow = await exchange.FlowAsync(cancellation);
            return Take(SdmxJsonReader.Read(memory, flow.Structure).Readings, flow, faults);
        }

        if (TableReader.ReadAll(memory, name, limits, out var grids) != TableFault.None || grids.FirstOrDefault(g => g.Rows.Count > 1) is not { } grid)
        {
            return null;
        }

        var head = grid.Rows[0][0].Tidy;
        if (head.StartsWith("STRUCTURE", StringComparison.Ordinal) || head is "DATAFLOW")
        {
            _ = TextEncodings.Decode(memory.ToArray(), out var text);
            var flow = await exchange.FlowAsync(cancellation);
            return Take(new SdmxCsvReader(flow.Structure) { Flow = flow.Reference, ChecksCodes = false }.Read(new StringReader(text)), flow, faults);
        }

        return Plain(grid.UnderHeaders(Columns), faults);
    }

    private static List<NewObservation> Take(IEnumerable<SdmxReading> readings, SdmxDataflow flow, List<ObservationFault> faults)
    {
        var values = new List<NewObservation>();
        var row = 1;
        foreach (var reading in readings)
        {
            row++;
            if (reading.Fault is { } fault)
            {
                faults.Add(new(fault.Row, fault.Column, "sdmx:" + fault, fault.Value));
            }
            else if (reading.Observation is { } one)
            {
                var key = flow.Structure.Dimensions.Select((d, i) => (d.Id, Value: one.Key[i])).ToDictionary(p => p.Id, p => p.Value);
                if (ObservationMapping.Read(id => key.TryGetValue(id, out var part) ? part : one.Attributes.GetValueOrDefault(id) ?? "", one.Value, row, faults) is { } value)
                {
                    values.Add(value);
                }
            }

            if (faults.Count >= MostFaults)
            {
                break;
            }
        }

        return values;
    }

    private static List<NewObservation> Plain(Table table, List<ObservationFault> faults)
    {
        faults.AddRange(table.Missing(Columns.Take(4)).Select(c => new ObservationFault(table.HeaderRow, c, "observation.column", "")));
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

        return values;
    }
}
