using System.Globalization;
using System.Net;
using System.Text;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Demonstration;
using Tdc.Traceability.Domain.Recording;

namespace Tdc.Traceability.Tests.Recording;

public sealed class ImportEventsTests
{
    private const string HarvestHead = "Ngày;Giờ;Nơi;Mã hoặc tên sản phẩm;Số lô;Số lượng;Đơn vị tính;Hạn dùng\n";

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_table_is_shown_first_stored_whole_and_the_same_rows_again_store_nothing(DatabaseEngine engine)
    {
        await using var app = await RecordStepTests.StartAsync(engine);
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        var plot = RecordStepTests.Goods(app).Plots[0];
        var csv = HarvestHead
            + $"12/11/2026;7h30;{plot.Gln};Bưởi đường lá cam (minh họa);N1;1.250,5;kg;12/12/2026\n"
            + $"2026-11-13;;{plot.NameVi};{RecordStepTests.Goods(app).Pomelo.Gtin};N2;0,8;tấn;\n"
            + $"2026-11-13;;{plot.NameVi};{RecordStepTests.Goods(app).Pomelo.Gtin};N2;0,8;tấn;\n";
        var preview = await UploadAsync(member, RecordStep.Harvest, "thu.csv", Encoding.UTF8.GetBytes(csv));
        Assert.Contains("Ghi 2 sự kiện", preview.MainText, StringComparison.Ordinal);
        Assert.Contains("Bưởi đường lá cam (minh họa), lô N1", preview.MainText, StringComparison.Ordinal);
        Assert.Empty(await RecordStepTests.EventsAsync(app));
        var stored = await member.SubmitAsync(preview, "confirm-import", []);
        Assert.Contains("Đã ghi 2 sự kiện", stored.MainText, StringComparison.Ordinal);
        var events = await RecordStepTests.EventsAsync(app);
        Assert.Equal([("2026-11-12T07:30:00+07:00", "1250.5", "KGM"), ("2026-11-13T12:00:00+07:00", "0.8", "TNE")],
            events.Select(e => (e.Event.EventTime!, e.Event.QuantityList![0].Quantity!, e.Event.QuantityList[0].Uom!)));
        Assert.All(events, e => Assert.StartsWith("ni:///sha-256;", e.EventId, StringComparison.Ordinal));

        var again = await member.SubmitAsync(await UploadAsync(member, RecordStep.Harvest, "khac.csv", Encoding.UTF8.GetBytes(csv)), "confirm-import", []);
        Assert.Contains("2 sự kiện đã có từ trước", again.MainText, StringComparison.Ordinal);
        Assert.Equal(2, (await RecordStepTests.EventsAsync(app)).Count);
    }

    [Fact]
    public async Task One_wrong_row_keeps_all_out_and_every_fault_is_named_with_its_row_and_column()
    {
        await using var app = await RecordStepTests.StartAsync();
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        var gtin = RecordStepTests.Goods(app).Pomelo.Gtin;
        var plot = RecordStepTests.Goods(app).Plots[0].Gln;
        var csv = HarvestHead + $"12/11/2026;;{plot};{gtin};N1;100;kg;\n31/02/2026;;{plot};{gtin};N2;100;kg;\n12/11/2026;;Sao Hỏa;{gtin};N3;100;kg;\n"
            + $"12/11/2026;;{plot};Xoài;N4;100;kg;\n12/11/2026;;{plot};{gtin};lô có dấu;100;kg;\n12/11/2026;;{plot};{gtin};N6;-1;kg;\n12/11/2026;;{plot};{gtin};N7;1;cây vàng;\n12/11/2028;;{plot};{gtin};N8;1;kg;\n";
        var page = await UploadAsync(member, RecordStep.Harvest, "thu.csv", Encoding.UTF8.GetBytes(csv));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var rows = page.Document.QuerySelectorAll("table.t tbody tr").Select(r => r.QuerySelector("th")!.TextContent).ToList();
        foreach (var row in (string[])["3", "4", "5", "6", "8"])
        {
            Assert.Contains(row, rows);
        }

        Assert.Empty(await RecordStepTests.EventsAsync(app));
        foreach (var (name, bytes) in new (string, byte[])[] { ("x.csv", "a;b\n1;2\n"u8.ToArray()), ("x.xlsx", [1, 2, 3]), ("x.csv", Encoding.UTF8.GetBytes(HarvestHead)) })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UploadAsync(member, RecordStep.Harvest, name, bytes)).Status);
        }
    }

    [Fact]
    public async Task Ten_thousand_rows_of_a_spreadsheet_are_stored_in_one_go()
    {
        await using var app = await RecordStepTests.StartAsync();
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        var goods = RecordStepTests.Goods(app);
        var columns = Features.Recording.Imports.EventTable.Of(RecordStep.Harvest);
        var sheet = new Sheet
        {
            Name = "x",
            Columns = [.. columns.Select(c => new SheetColumn(c.Vi, 14, c.Kind))],
            Rows = Enumerable.Range(0, 10_000).Select(i => (IReadOnlyList<SheetCell>)
                [SheetCell.Date(new DateOnly(2026, 1, 1).AddDays(i % 300)), "08:00", goods.Plots[i % 6].Gln, goods.Pomelo.Gtin, "N" + i.ToString(CultureInfo.InvariantCulture), SheetCell.Number(1.5m + i), "kg", default]),
        };
        var preview = await UploadAsync(member, RecordStep.Harvest, "lon.xlsx", new Workbook([sheet]).ToStream().ToArray());
        Assert.Contains("10.000", preview.MainText, StringComparison.Ordinal);
        var done = await member.SubmitAsync(preview, "confirm-import", []);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Equal(10_000, (await RecordStepTests.EventsAsync(app)).Count);
    }

    [Fact]
    public async Task Every_step_has_a_table_whose_headings_are_read_back()
    {
        await using var app = await RecordStepTests.StartAsync();
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        foreach (var step in RecordSteps.All)
        {
            using var answer = await member.Client.GetAsync(new Uri($"/ghi/nhap/mau-{step.Address()}.xlsx", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
            var columns = Features.Recording.Imports.EventTable.Of(step);
            Assert.Equal(TableFault.None, TableReader.Read(file, "x.xlsx", TableLimits.Default, out var table, [.. columns.Select(c => c.Vi)]));
            Assert.Empty(table!.Missing(columns.Select(c => c.Vi)));
        }
    }

    [Fact]
    public async Task Rows_of_one_slip_are_one_transformation()
    {
        await using var app = await RecordStepTests.StartAsync();
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        var goods = RecordStepTests.Goods(app);
        var head = string.Join(';', Features.Recording.Imports.EventTable.Of(RecordStep.Process).Select(c => c.En)) + "\n";
        var csv = head + $"P1;12/11/2026;09:00;{goods.PackingHouse.Gln};{goods.Pomelo.Gtin};A;100;kg;{goods.PomeloBox.Gtin};B;90;pieces;12/12/2026\n"
            + $"P1;12/11/2026;09:00;{goods.PackingHouse.Gln};{goods.Pomelo.Gtin};C;120;kg;;;;;\n";
        await member.SubmitAsync(await UploadAsync(member, RecordStep.Process, "p.csv", Encoding.UTF8.GetBytes(csv)), "confirm-import", []);
        var made = Assert.Single(await RecordStepTests.EventsAsync(app)).Event;
        Assert.Equal(["100", "120"], made.InputQuantityList!.Select(q => q.Quantity));
        Assert.Equal("90", made.OutputQuantityList!.Single().Quantity);
        Assert.Null(made.OutputQuantityList!.Single().Uom);
    }

    [Fact]
    public async Task An_epcis_file_is_judged_shown_and_stored()
    {
        await using var app = await RecordStepTests.StartAsync();
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        const string good = """{"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],"type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-11-19T00:00:00Z","epcisBody":{"eventList":[{"type":"ObjectEvent","eventTime":"2026-11-18T01:00:00Z","eventTimeZoneOffset":"+07:00","action":"OBSERVE","bizStep":"shipping","epcList":["urn:epc:id:sgtin:8930001.012345.7"]}]}}""";
        var preview = await DocumentAsync(member, "a.json", Encoding.UTF8.GetBytes(good));
        Assert.Contains("Ghi 1 sự kiện", preview.MainText, StringComparison.Ordinal);
        await member.SubmitAsync(preview, "confirm-import", []);
        Assert.Single(await RecordStepTests.EventsAsync(app));
        var bad = await DocumentAsync(member, "a.json", Encoding.UTF8.GetBytes(good.Replace("OBSERVE", "LOOK", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await DocumentAsync(member, "a.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"u8.ToArray())).Status);

        var dropped = await member.SubmitAsync(await DocumentAsync(member, "b.json", Encoding.UTF8.GetBytes(good)), "drop-import", []);
        Assert.Contains("đã được bỏ", dropped.MainText, StringComparison.Ordinal);
        using var stranger = await app.SignInAsync(Role.Enterprise, DemoUnits.Furniture.Code);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(preview.Address.AbsolutePath)).Status);
    }

    private static async Task<Page> UploadAsync(Visitor visitor, RecordStep step, string name, byte[] bytes) =>
        await visitor.SubmitAsync(await visitor.OpenAsync("/ghi/nhap"), "import-table", [("buoc", step.Address())], ("bang-tep", name, bytes));

    private static async Task<Page> DocumentAsync(Visitor visitor, string name, byte[] bytes) =>
        await visitor.SubmitAsync(await visitor.OpenAsync("/ghi/nhap"), "import-epcis", [], ("epcis-tep", name, bytes));
}
