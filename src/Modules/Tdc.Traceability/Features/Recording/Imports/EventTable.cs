using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Recording.Imports;

/// <summary>A column of a table of events.</summary>
/// <param name="Key">Its name in the program.</param>
/// <param name="Vi">Heading in Vietnamese.</param>
/// <param name="En">Heading in English.</param>
/// <param name="Required">Whether every row needs it.</param>
/// <param name="Kind">What its cells hold.</param>
internal sealed record EventColumn(string Key, string Vi, string En, bool Required, CellKind Kind = CellKind.Text);

/// <summary>The tables in which a unit can send many records of one step. Headings are read in both languages.</summary>
/// <remarks>One row is one event, but: rows of a process with the same slip, and rows of a package with the same number, are one event together.</remarks>
internal static class EventTable
{
    private static readonly EventColumn date = new("date", "Ngày", "Date", true, CellKind.Date);
    private static readonly EventColumn time = new("time", "Giờ", "Time", false);
    private static readonly EventColumn place = new("place", "Nơi", "Place", true);
    private static readonly EventColumn product = new("product", "Mã hoặc tên sản phẩm", "Product number or name", true);
    private static readonly EventColumn lot = new("lot", "Số lô", "Lot", true);
    private static readonly EventColumn quantity = new("quantity", "Số lượng", "Quantity", true, CellKind.Number);
    private static readonly EventColumn unit = new("unit", "Đơn vị tính", "Unit", true);
    private static readonly EventColumn expires = new("expires", "Hạn dùng", "Use by", false, CellKind.Date);
    private static readonly EventColumn goods = new("product", "Mã hoặc tên sản phẩm", "Product number or name", false);
    private static readonly EventColumn goodsLot = new("lot", "Số lô", "Lot", false);
    private static readonly EventColumn serial = new("serial", "Số sê-ri hoặc SSCC", "Serial number or SSCC", false);
    private static readonly EventColumn amount = new("quantity", "Số lượng", "Quantity", false, CellKind.Number);
    private static readonly EventColumn amountUnit = new("unit", "Đơn vị tính", "Unit", false);
    private static readonly EventColumn document = new("document", "Số chứng từ", "Document number", false);
    private static readonly EventColumn temperature = new("temperature", "Nhiệt độ (°C)", "Temperature (°C)", false, CellKind.Number);
    private static readonly EventColumn humidity = new("humidity", "Độ ẩm (%)", "Humidity (%)", false, CellKind.Number);

    /// <summary>The columns of a step in their order.</summary>
    public static IReadOnlyList<EventColumn> Of(RecordStep step) => step switch
    {
        RecordStep.Harvest => [date, time, place, product, lot, quantity, unit, expires],
        RecordStep.Process =>
        [
            new("slip", "Số phiếu", "Slip", true), date, time, place,
            new("inProduct", "Vào: mã hoặc tên sản phẩm", "In: product number or name", false), new("inLot", "Vào: số lô", "In: lot", false),
            new("inQuantity", "Vào: số lượng", "In: quantity", false, CellKind.Number), new("inUnit", "Vào: đơn vị tính", "In: unit", false),
            new("product", "Ra: mã hoặc tên sản phẩm", "Out: product number or name", false), new("lot", "Ra: số lô", "Out: lot", false),
            new("quantity", "Ra: số lượng", "Out: quantity", false, CellKind.Number), new("unit", "Ra: đơn vị tính", "Out: unit", false), expires,
        ],
        RecordStep.Pack => [date, time, place, new("container", "SSCC của kiện", "SSCC of the package", true), goods, goodsLot, serial, amount, amountUnit, document],
        RecordStep.Ship => [date, time, place, new("other", "Nơi đến", "Destination", true), goods, goodsLot, serial, amount, amountUnit, document, temperature],
        RecordStep.Receive => [date, time, place, new("other", "Nơi gửi", "Origin", false), goods, goodsLot, serial, amount, amountUnit, document, temperature],
        RecordStep.Inspect => [date, time, place, goods, goodsLot, serial, amount, amountUnit, new("result", "Kết quả (đạt, không đạt)", "Result (pass, fail)", false), temperature, humidity, document],
        RecordStep.Destroy => [date, time, place, goods, goodsLot, serial, amount, amountUnit, new("cause", "Lý do (hết hạn, hư hỏng, thu hồi)", "Cause (expired, damaged, recalled)", false)],
        _ => [date, time, place, goods, goodsLot, serial, amount, amountUnit, document],
    };

    /// <summary>The heading of a column in a language.</summary>
    public static string Heading(EventColumn column, bool english) => english ? column.En : column.Vi;

    /// <summary>The heading under which the file has a column; the first language that fits, or that of the reader.</summary>
    public static string HeadingIn(Table table, EventColumn column, bool english) =>
        table.Column(column.Vi) >= 0 ? column.Vi : table.Column(column.En) >= 0 ? column.En : Heading(column, english);

    /// <summary>An empty table to be filled in, with the choices of the unit.</summary>
    public static Sheet Template(RecordStep step, bool english, IReadOnlyList<string> products, IReadOnlyList<string> places, IStringLocalizer<RecordingText> text) => new()
    {
        Name = text["step." + step.Code()],
        Titles = [text["import.sheet", text["step." + step.Code()]]],
        Notes = [text["import.sheet.note"], text[step is RecordStep.Process or RecordStep.Pack ? "import.sheet.group" : "import.sheet.row"]],
        Columns = [.. Of(step).Select(c => new SheetColumn(Heading(c, english), Math.Clamp(c.Vi.Length + 2, 12, 34), c.Kind)
        {
            Choices = c.Key switch
            {
                "place" => places,
                "product" or "inProduct" => products,
                "unit" or "inUnit" => [.. RecordUnit.All.Select(GoodsNames.Name)],
                "result" => english ? ["pass", "fail"] : ["đạt", "không đạt"],
                "cause" => english ? ["expired", "damaged", "recalled"] : ["hết hạn", "hư hỏng", "thu hồi"],
                _ => [],
            },
        })],
        Rows = [],
        TemplateRows = 1000,
    };
}
