using System.Globalization;
using Tdc.Productivity.Sdmx;

namespace Tdc.Productivity.Tests.Sdmx;

/// <summary>A structure with a component of every kind, and random observations under it.</summary>
internal static class SdmxSamples
{
    private const string Agency = "VN_DST75";

    public static SdmxDataflow Flow { get; } = MakeFlow();

    public static SdmxMessageHead Head { get; } = new("MSG-1", new(2026, 6, 30, 1, 2, 3, TimeSpan.Zero), Agency, new("Sở Khoa học và Công nghệ", "Department of Science and Technology"));

    public static IReadOnlyList<string> Periods { get; } = [.. Enumerable.Range(2015, 12).Select(year => year.ToString(CultureInfo.InvariantCulture))];

    public static List<SdmxObservation> Random(int seed, int count)
    {
        var random = new Random(seed);
        var found = new Dictionary<string, SdmxObservation>();
        while (found.Count < count)
        {
            string[] key = ["A", Pick("LP1", "LP2"), Pick("75", "75001", "75002"), Pick("_T", "C", "C10"), Periods[random.Next(Periods.Count)]];
            var unit = key[1] == "LP1" ? "VND" : "PC";
            var attributes = new Dictionary<string, string> { ["UNIT_MEASURE"] = unit, ["DECIMALS"] = "1", ["OBS_STATUS"] = Pick("A", "Q", "P") };
            if (random.Next(2) == 0) { attributes["COMMENT_OBS"] = Pick("=1+1", "-5", "'-5", "'", "@x", "+84 28", "a,b;c", "\"trích\"", "dòng 1\ndòng 2", "Đồng Nai", "A: b", " thò thụt "); }
            double? value = random.Next(5) switch { 0 => null, 1 => -random.Next(1000), 2 => -1e-7 * random.NextDouble(), 3 => 1e15 * random.NextDouble(), _ => random.NextDouble() * 100 };
            found[string.Join('.', key)] = new(key, value)
            {
                Attributes = attributes,
                MultiValues = random.Next(3) == 0 ? new Dictionary<string, IReadOnlyList<string>> { ["SOURCE"] = [Pick("Thuế", "a|b"), Pick("BHXH", "c\"d")] } : new Dictionary<string, IReadOnlyList<string>>(),
            };
        }
        return [.. found.Values.OrderBy(o => string.Join('.', o.Key), StringComparer.Ordinal)];

        string Pick(params string[] from) => from[random.Next(from.Length)];
    }

    /// <summary>All that an observation says, as a text.</summary>
    public static string Say(SdmxObservation o) => string.Join(' ',
        [string.Join('.', o.Key), o.Value?.ToString("R", CultureInfo.InvariantCulture) ?? "-", .. o.Attributes.OrderBy(a => a.Key).Select(a => $"{a.Key}={a.Value}"), .. o.MultiValues.OrderBy(a => a.Key).Select(a => $"{a.Key}={string.Join("¦", a.Value)}")]);

    private static SdmxDataflow MakeFlow()
    {
        var structure = new SdmxDataStructure(new(Agency, "DSD_PRODUCTIVITY", "1.0.0"), new("Năng suất", "Productivity"), new(Agency, "CS_PRODUCTIVITY", "1.0.0"),
        [
            new("FREQ", new("Tần suất", "Frequency"), SdmxRole.Dimension, List("CL_FREQ", ("A", "Hằng năm", "Annual"))),
            new("INDICATOR", new("Chỉ tiêu", "Indicator"), SdmxRole.Dimension, List("CL_INDICATOR", ("LP1", "Năng suất lao động", "Labour productivity"), ("LP2", "Tốc độ tăng", "Growth"))),
            new("REF_AREA", new("Địa phương", "Reference area"), SdmxRole.Dimension, List("CL_AREA", ("75", "Đồng Nai", "Dong Nai"), ("75001", "Phường Biên Hòa", "Bien Hoa"), ("75002", "Xã A, B", "A, B"))),
            new("ACTIVITY", new("Ngành kinh tế", "Activity"), SdmxRole.Dimension, List("CL_ACTIVITY", ("_T", "Tổng số", "Total"), ("C", "Chế biến, chế tạo", "Manufacturing"), ("C10", "Thực phẩm", "Food"))),
            new("TIME_PERIOD", new("Kỳ", "Time period"), SdmxRole.TimeDimension),
            new("OBS_VALUE", new("Giá trị", "Value"), SdmxRole.Measure),
            new("TITLE", new("Tên bộ dữ liệu", "Title"), SdmxRole.DataSetAttribute),
            new("UNIT_MEASURE", new("Đơn vị", "Unit"), SdmxRole.SeriesAttribute, List("CL_UNIT", ("VND", "Đồng", "Dong"), ("PC", "Phần trăm", "Per cent"))) { IsMandatory = true },
            new("DECIMALS", new("Số chữ số thập phân", "Decimals"), SdmxRole.SeriesAttribute),
            new("OBS_STATUS", new("Tình trạng", "Status"), SdmxRole.ObservationAttribute, List("CL_OBS_STATUS", ("A", "Bình thường", "Normal"), ("P", "Sơ bộ", "Provisional"), ("Q", "Không công bố", "Suppressed"))),
            new("COMMENT_OBS", new("Ghi chú", "Comment"), SdmxRole.ObservationAttribute),
            new("SOURCE", new("Nguồn", "Source"), SdmxRole.ObservationAttribute) { IsMultiValued = true },
        ]);
        return new(new(Agency, "DF_PRODUCTIVITY", "1.0.0"), new("Năng suất, cả tỉnh", "Productivity of the province"), structure);
    }

    private static SdmxCodelist List(string id, params (string Id, string Vietnamese, string English)[] codes) =>
        new(new(Agency, id, "1.0.0"), new(id, id), [.. codes.Select((c, i) => new SdmxCode(c.Id, new(c.Vietnamese, c.English), c.Id == "C10" ? "C" : null))]);
}
