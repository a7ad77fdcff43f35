using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Epcis.Hashing;
using Tdc.Epcis.Model;
using Tdc.Platform.Documents;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Text;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Recording.Steps;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Recording.Imports;

/// <summary>A fault of a row in words.</summary>
internal sealed record RowFault(int Row, string Column, string Message);

/// <summary>A row of what is shown before the word is given.</summary>
internal sealed record SampleRow(int Row, string When, string Goods, string Where);

/// <summary>A table understood: its events, or its faults.</summary>
internal sealed record ReadEvents(IReadOnlyList<EpcisEvent> Events, int Repeats, IReadOnlyList<SampleRow> Sample, IReadOnlyList<RowFault> Faults);

/// <summary>Makes events of a table's rows; all rows are read, so that all faults are seen at once.</summary>
internal sealed class EventTableReader(
    PlaceFinder places, RecordingUnits units, TimeProvider clock, IStringLocalizer<RecordingText> text, IStringLocalizer<DocumentsText> cells)
{
    /// <summary>Most rows.</summary>
    public const int MostRows = 20_000;

    private const int MostFaults = 200;
    private const int SampleRows = 20;
    private static readonly TimeSpan oldest = TimeSpan.FromDays(366 * 6);
    private readonly Dictionary<string, string?> placesByText = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<RowFault> faults = [];
    private readonly IStringLocalizer<RecordingText> words = text;
    private readonly IStringLocalizer<DocumentsText> cellWords = cells;
    private Dictionary<string, string> productsByText = [];
    private bool english;

    /// <summary>Reads a table.</summary>
    public async Task<ReadEvents> ReadAsync(Stream file, string fileName, RecordStep step, LineageId unit, CancellationToken cancellation)
    {
        english = Display.InEnglish;
        var columns = EventTable.Of(step);
        IReadOnlyList<string> headings = [.. columns.SelectMany(c => (string[])[c.Vi, c.En])];
        var fault = TableReader.Read(file, fileName, TableLimits.Default with { MaxRows = MostRows }, out var table, headings);
        if (fault != TableFault.None || table is null)
        {
            return Only(words["import.table." + fault].ResourceNotFound ? words["import.table.unreadable"] : words["import.table." + fault]);
        }

        var missing = columns.Where(c => c.Required && table.Column(c.Vi) < 0 && table.Column(c.En) < 0).Select(c => EventTable.Heading(c, english)).ToList();
        if (missing.Count > 0)
        {
            return Only(words["import.missing", string.Join(", ", missing)]);
        }

        if (table.Rows.Count == 0)
        {
            return Only(words["import.empty"]);
        }

        productsByText = await ProductsAsync(unit, cancellation);
        List<(int Row, StepRecord Record, string Key)> records = [];
        foreach (var row in table.Rows)
        {
            if (faults.Count >= MostFaults)
            {
                break;
            }

            if (await RecordAsync(new Cells(table, row, columns, this), step, unit, cancellation) is { } made)
            {
                records.Add((row.Number, made.Record, made.Key));
            }
        }

        return faults.Count > 0 ? new([], 0, [], faults) : Join(records, step);
    }

    private static ReadEvents Only(string message) => new([], 0, [], [new(0, "", message)]);

    private ReadEvents Join(List<(int Row, StepRecord Record, string Key)> records, RecordStep step)
    {
        List<(int Row, StepRecord Record)> joined = step is RecordStep.Process or RecordStep.Pack
            ? [.. records.GroupBy(r => r.Key).Select(g => (g.First().Row, g.First().Record with
            {
                Items = [.. g.SelectMany(r => r.Record.Items)], Outputs = [.. g.SelectMany(r => r.Record.Outputs)], LotNumber = g.Select(r => r.Record.LotNumber).FirstOrDefault(l => l is not null),
                ExpiresOn = g.Select(r => r.Record.ExpiresOn).FirstOrDefault(e => e is not null),
            }))]
            : [.. records.Select(r => (r.Row, r.Record))];
        var now = clock.GetUtcNow();
        var hash = new EventHash();
        List<EpcisEvent> events = [];
        List<SampleRow> sample = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var (row, record) in joined)
        {
            var broken = RecordRules.Check(record, now, oldest);
            if (broken.Count > 0)
            {
                faults.AddRange(broken.Select(b => new RowFault(row, "", words[b.Code])));
                continue;
            }

            var made = EventBuilder.Build(record);
            made.EventId = hash.IdOf(made);
            if (!ids.Add(made.EventId))
            {
                continue;
            }

            events.Add(made);
            if (sample.Count < SampleRows)
            {
                var first = record.Step == RecordStep.Process ? record.Outputs[0] : record.Items[0];
                sample.Add(new(row, made.EventTime!, first.Uri, record.Place));
            }
        }

        return faults.Count > 0 ? new([], 0, [], [.. faults.Take(MostFaults)]) : new(events, joined.Count - events.Count, sample, []);
    }

    private async Task<(StepRecord Record, string Key)?> RecordAsync(Cells row, RecordStep step, LineageId unit, CancellationToken cancellation)
    {
        var before = faults.Count;
        var day = row.Day("date");
        var time = row.Time("time");
        var place = await PlaceAsync(row, "place", cancellation);
        var other = step is RecordStep.Ship or RecordStep.Receive ? await PlaceAsync(row, "other", cancellation) : null;
        var begins = RecordForm.Begins(step);
        List<RecordItem> items = [];
        List<RecordItem> outputs = [];
        string? container = null;
        if (step == RecordStep.Process)
        {
            AddGoods(row, items, "in");
            AddGoods(row, outputs, "");
            if (items.Count + outputs.Count == 0 && faults.Count == before)
            {
                row.Fault("product", words["record.no-goods"]);
            }
        }
        else
        {
            AddGoods(row, items, "");
            if (items.Count == 0 && faults.Count == before)
            {
                row.Fault("product", words["record.no-goods"]);
            }
        }

        if (step == RecordStep.Pack && row.Text("container", 100) is { } typed)
        {
            container = ScannedText.Read(typed) is { IsInstance: true, Goods: { } package } ? package : null;
            if (container is null)
            {
                row.Fault("container", words["record.container-unread", typed]);
            }
        }

        var expires = begins ? row.Day("expires", optional: true) : null;
        var (temperature, humidity) = (row.Number("temperature"), row.Number("humidity"));
        var (conforms, cause) = (row.Word("result", ["pass", "đạt"], ["fail", "không đạt"]), row.Word3("cause"));
        var document = row.Text("document", 60);
        if (faults.Count > before || day is null || place is null)
        {
            return null;
        }

        var at = new DateTimeOffset(day.Value.ToDateTime(time ?? new TimeOnly(12, 0)), VietnamTime.Offset);
        var key = step == RecordStep.Process ? row.Text("slip", 60) : container;
        return (new StepRecord
        {
            Step = step,
            At = at,
            Place = place,
            OtherPlace = other,
            Items = items,
            Outputs = outputs,
            Container = container,
            LotNumber = begins ? row.Text("lot", GoodsUri.LongestLot) : null,
            HarvestedOn = step == RecordStep.Harvest ? day : null,
            ExpiresOn = expires,
            References = document is null ? [] : [new(step == RecordStep.Inspect ? "testres" : step == RecordStep.Sell ? "inv" : "desadv",
                GoodsUri.Document(GoodsUri.Gln(step == RecordStep.Receive && other is not null ? other : place), unit, document))],
            Temperature = temperature,
            Humidity = humidity,
            Conforms = conforms,
            Cause = cause,
        }, $"{key}\n{place}\n{day:yyyyMMdd}");
    }

    private void AddGoods(Cells row, List<RecordItem> goods, string side)
    {
        string N(string name) => side.Length == 0 ? name : side + char.ToUpperInvariant(name[0]) + name[1..];
        var (typed, lot, serial) = (row.Text(N("product"), 200), row.Text(N("lot"), 100), row.Has(N("serial")) ? row.Text(N("serial"), 500) : null);
        if (typed is null && lot is null && serial is null)
        {
            return;
        }

        if (typed is null && serial is not null && ScannedText.Read(serial) is { Goods: { } thing, IsInstance: true })
        {
            goods.Add(new RecordItem(thing, true));
            return;
        }

        var number = typed is null ? null : GoodsUri.Gtin14(typed) ?? (OwnNumber.IsProduct(typed.ToUpperInvariant()) ? typed.ToUpperInvariant() : productsByText.GetValueOrDefault(VietnameseText.Fold(typed)));
        if (string.IsNullOrEmpty(number))
        {
            row.Fault(N("product"), words[typed is null ? "record.no-product" : "record.product-unread", typed ?? ""]);
            return;
        }

        if (serial is not null && GoodsUri.Gtin14(number) is { } gtin && GoodsUri.Item(gtin, serial) is { } item)
        {
            goods.Add(new RecordItem(item, true));
            return;
        }

        var uri = lot is null ? null : GoodsUri.Gtin14(number) is { } of ? GoodsUri.Lot(of, lot) : GoodsUri.OwnLot(number, lot);
        if (uri is null)
        {
            row.Fault(N("lot"), words[lot is null ? "import.no-lot" : "record.lot-unread", lot ?? ""]);
            return;
        }

        var quantity = row.Number(N("quantity"));
        var uom = row.Text(N("unit"), 40) is { } name ? RecordUnit.Find(name) : null;
        if (quantity is not null && uom is null)
        {
            row.Fault(N("unit"), words["import.unit", row.Text(N("unit"), 40) ?? ""]);
            return;
        }

        goods.Add(new RecordItem(uri, false, quantity, quantity is null ? null : uom!.Uom));
    }

    private async Task<string?> PlaceAsync(Cells row, string column, CancellationToken cancellation)
    {
        if (row.Text(column, 300) is not { } typed)
        {
            return null;
        }

        if (!placesByText.TryGetValue(typed, out var known))
        {
            placesByText[typed] = known = (await places.FindAsync(typed, cancellation)).Canonical;
        }

        if (known is null)
        {
            row.Fault(column, words["record.place-unknown", typed]);
        }

        return known;
    }

    private async Task<Dictionary<string, string>> ProductsAsync(LineageId unit, CancellationToken cancellation)
    {
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        foreach (var group in (await units.ProductsAsync(unit, cancellation)).SelectMany(p => new[] { p.NameVi, p.NameEn }.Distinct().Select(n => (Name: VietnameseText.Fold(n), Number: RecordingUnits.NumberOf(p)))).GroupBy(p => p.Name))
        {
            if (group.Select(g => g.Number).Distinct().Count() == 1)
            {
                known[group.Key] = group.First().Number;
            }
        }

        return known;
    }

    /// <summary>The cells of a row by the names of the program's columns.</summary>
    private sealed class Cells(Table table, TableRow row, IReadOnlyList<EventColumn> columns, EventTableReader owner)
    {
        private readonly List<CellError> errors = [];

        public bool Has(string key) => columns.Any(c => c.Key == key);

        public string? Text(string key, int most) => Read(key, (reader, column) => reader.Text(column.Heading, most, column.Required));

        public DateOnly? Day(string key, bool optional = false) => Read(key, (reader, column) => reader.Date(column.Heading, column.Required && !optional));

        public decimal? Number(string key)
        {
            var number = Read(key, (reader, column) => reader.Number(column.Heading, column.Required));
            return number is { } read ? Math.Round(read, 6) : null;
        }

        public TimeOnly? Time(string key)
        {
            if (columns.FirstOrDefault(c => c.Key == key) is not { } column)
            {
                return null;
            }

            var cell = row[table.Column(EventTable.HeadingIn(table, column, owner.english))];
            if (cell.IsEmpty)
            {
                return null;
            }

            if (cell.Moment is { } moment)
            {
                return TimeOnly.FromDateTime(moment);
            }

            if (cell.Number is >= 0 and < 1 and var share)
            {
                return TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(Math.Round(share * 86_400)));
            }

            if (TimeOnly.TryParseExact(cell.Tidy.Replace('h', ':'), ["H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                return time;
            }

            Fault(key, owner.words["record.time-unread", cell.Tidy]);
            return null;
        }

        public bool? Word(string key, string[] yes, string[] no)
        {
            if (!Has(key) || Text(key, 40) is not { } word)
            {
                return null;
            }

            var folded = VietnameseText.Fold(word);
            if (yes.Concat(no).FirstOrDefault(w => VietnameseText.Fold(w) == folded) is not { } known)
            {
                Fault(key, owner.words["import.word", word]);
                return null;
            }

            return yes.Contains(known);
        }

        public DestroyCause Word3(string key)
        {
            if (!Has(key) || Text(key, 40) is not { } word)
            {
                return DestroyCause.Other;
            }

            DestroyCause? cause = VietnameseText.Fold(word) switch
            {
                "het han" or "expired" => DestroyCause.Expired,
                "hu hong" or "damaged" => DestroyCause.Damaged,
                "thu hoi" or "bi thu hoi" or "recalled" => DestroyCause.Recalled,
                _ => null,
            };
            if (cause is null)
            {
                Fault(key, owner.words["import.word", word]);
            }

            return cause ?? DestroyCause.Other;
        }

        public void Fault(string key, string message)
        {
            var heading = columns.FirstOrDefault(c => c.Key == key) is { } column ? EventTable.HeadingIn(table, column, owner.english) : "";
            if (!owner.faults.Exists(f => f.Row == row.Number && f.Column == heading))
            {
                owner.faults.Add(new(row.Number, heading, message));
            }
        }

        private T? Read<T>(string key, Func<RowReader, (string Heading, bool Required), T?> read)
        {
            if (columns.FirstOrDefault(c => c.Key == key) is not { } column)
            {
                return default;
            }

            errors.Clear();
            var value = read(new RowReader(table, row, errors), (EventTable.HeadingIn(table, column, owner.english), column.Required));
            foreach (var error in errors)
            {
                var found = owner.cellWords["cell." + error.Fault];
                Fault(key, $"{(found.ResourceNotFound ? owner.words["import.cell"] : found).Value}{(error.Value.Length > 0 ? " " + owner.words["import.received", error.Value] : "")}");
            }

            return value;
        }
    }
}
