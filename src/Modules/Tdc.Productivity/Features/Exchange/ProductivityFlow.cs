using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Sdmx;

namespace Tdc.Productivity.Features.Exchange;

/// <summary>The structure under which the series are exchanged: one dataflow, its dimensions, attributes and code lists.</summary>
/// <remarks>A dimension that does not apply is <c>_Z</c>, its total <c>_T</c>. Source: SDMX 3.0 information model; agency and ids are our own.</remarks>
internal static class ProductivityFlow
{
    /// <summary>Code of what does not apply.</summary>
    public const string None = "_Z";

    private const string Agency = "DN_SKHCN";

    /// <summary>Ids of the components.</summary>
    public const string Freq = "FREQ", Indicator = "INDICATOR", Area = "REF_AREA", AreaVersion = "AREA_VERSION", Activity = "ACTIVITY", ActivityVersion = "ACTIVITY_VERSION", Size = "SIZE",
        Ownership = "OWNERSHIP", Sex = "SEX", PriceBasis = "PRICE_BASIS", BaseYear = "BASE_YEAR", Origin = "ORIGIN", UnitMeasure = "UNIT_MEASURE", UnitMult = "UNIT_MULT", Decimals = "DECIMALS",
        Status = "OBS_STATUS", Confidentiality = "CONF_STATUS", Firms = "FIRMS", Vintage = "VINTAGE", Published = "PUBLISHED", Source = "SOURCE", Comment = "COMMENT_OBS";

    // Names of SDMX CL_OBS_STATUS 2.2: English from memory of the list, Vietnamese our own.
    private static IEnumerable<SdmxCode> StatusNames => ObservationStatus.All.Select(code => new SdmxCode(code, code switch
    {
        "A" => new("Bình thường", "Normal value"),
        "B" => new("Đứt gãy chuỗi số liệu", "Time series break"),
        "D" => new("Định nghĩa khác", "Definition differs"),
        "E" => new("Ước tính", "Estimated value"),
        "F" => new("Dự báo", "Forecast value"),
        "G" => new("Thử nghiệm", "Experimental value"),
        "H" => new("Thiếu: ngày nghỉ, cuối tuần", "Missing value; holiday or weekend"),
        "I" => new("Do cơ quan tiếp nhận suy ra", "Value imputed by a receiving agency"),
        "J" => new("Được miễn báo cáo", "Derogation"),
        "K" => new("Đã gộp vào nhóm khác", "Data included in another category"),
        "L" => new("Thiếu: không thu thập", "Missing value; data exist but were not collected"),
        "M" => new("Thiếu: không thể có", "Missing value; data cannot exist"),
        "N" => new("Không đáng kể", "Not significant"),
        "O" => new("Thiếu", "Missing value"),
        "P" => new("Sơ bộ", "Provisional value"),
        "Q" => new("Thiếu: giữ kín để bảo mật", "Missing value; suppressed"),
        "S" => new("Có sự kiện đặc biệt", "Strike and other special events"),
        "U" => new("Độ tin cậy thấp", "Low reliability"),
        "V" => new("Chưa kiểm chứng", "Unvalidated value"),
        "W" => new("Gồm cả nhóm khác", "Includes data from another category"),
        _ => new(code, code),
    }));

    // Sections and divisions, a code with its name in the present version; which version a value means stands in ACTIVITY_VERSION.
    private static IEnumerable<SdmxCode> ActivityCodes => Activities.All.Select(c => new SdmxCode(c.Code, new(c.Vi, c.En), c.IsSection ? null : c.Parent));

    /// <summary>Builds the dataflow with the code lists as they are now.</summary>
    /// <param name="register">Indicators and variables.</param>
    /// <param name="areas">Codes of the places that have series, with their names.</param>
    public static SdmxDataflow Of(IndicatorSnapshot register, IEnumerable<(string Code, SdmxName Name)> areas)
    {
        SdmxCodelist List(string id, string vi, string en, IEnumerable<SdmxCode> codes) => new(new(Agency, id, "1.0"), new(vi, en), [.. codes.DistinctBy(c => c.Id)]);
        SdmxCode Code(string id, string vi, string en) => new(id, new(vi, en));
        SdmxCode[] total = [Code(SeriesKey.Total, "Tổng", "Total")];
        SdmxCode[] none = [Code(None, "Không áp dụng", "Not applicable")];
        SdmxComponent Dimension(string id, string vi, string en, SdmxCodelist? list = null) => new(id, new(vi, en), SdmxRole.Dimension, list) { IsMandatory = true };
        SdmxComponent Attribute(string id, string vi, string en, SdmxRole role = SdmxRole.ObservationAttribute, SdmxCodelist? list = null, bool mandatory = false) =>
            new(id, new(vi, en), role, list) { IsMandatory = mandatory };
        var structure = new SdmxDataStructure(new(Agency, "DSD_PRODUCTIVITY", "1.0"), new("Chỉ tiêu năng suất", "Productivity indicators"), new(Agency, "CS_PRODUCTIVITY", "1.0"),
        [
            Dimension(Freq, "Tần suất", "Frequency", List("CL_FREQ", "Tần suất", "Frequency", [Code("A", "Năm", "Annual"), Code("S", "Nửa năm", "Half-yearly"), Code("Q", "Quý", "Quarterly"), Code("M", "Tháng", "Monthly"), Code("C", "Cộng dồn", "Cumulated"), Code("R", "Nhiều năm", "Several years")])),
            Dimension(Indicator, "Chỉ tiêu", "Indicator", List("CL_INDICATOR", "Chỉ tiêu", "Indicators", register.All.Select(i => Code(i.Code, i.NameVi, i.NameEn)))),
            Dimension(Area, "Địa bàn", "Reference area", List("CL_AREA", "Địa bàn", "Areas", areas.Select(a => new SdmxCode(a.Code, a.Name)))),
            Dimension(AreaVersion, "Địa giới", "Extent of the area", List("CL_AREA_VERSION", "Địa giới", "Extents", [.. none, .. Areas.All.Where(a => a.Version.Length > 0).Select(a => Code(a.Version, a.Vi, a.En))])),
            Dimension(Activity, "Ngành", "Activity", List("CL_ACTIVITY", "Ngành kinh tế (VSIC)", "Economic activities (VSIC)", [.. total, .. Activities.Groups.Select(c => Code(c.Code, c.Vi, c.En)), .. ActivityCodes])),
            Dimension(ActivityVersion, "Phiên bản ngành", "Version of the classification", List("CL_ACTIVITY_VERSION", "Phiên bản", "Versions", [.. none, .. Activities.Versions.Select(v => Code(v, v, v))])),
            Dimension(Size, "Quy mô", "Size class", List("CL_SIZE", "Quy mô", "Size classes", [.. total, .. CodeList.Sizes.All.Select(c => Code(c.Code, c.Vi, c.En))])),
            Dimension(Ownership, "Sở hữu", "Ownership", List("CL_OWNERSHIP", "Sở hữu", "Ownership", [.. total, .. CodeList.Ownerships.All.Select(c => Code(c.Code, c.Vi, c.En))])),
            Dimension(Sex, "Giới tính", "Sex", List("CL_SEX", "Giới tính", "Sex", [.. total, Code("F", "Nữ", "Female"), Code("M", "Nam", "Male")])),
            Dimension(PriceBasis, "Giá", "Price basis", List("CL_PRICE_BASIS", "Giá", "Price basis", [.. none, Code("V", "Giá hiện hành", "Current prices"), Code("L", "Giá so sánh", "Constant prices")])),
            Dimension(BaseYear, "Năm gốc", "Base year"),
            Dimension(Origin, "Từ đâu", "Origin", List("CL_ORIGIN", "Từ đâu", "Origin", [Code("O", "Đã công bố", "Published"), Code("C", "Nền tảng tính", "Computed"), Code("D", "Minh họa", "Demonstration")])),
            new(SdmxDataStructure.TimePeriod, new("Kỳ", "Time period"), SdmxRole.TimeDimension) { IsMandatory = true },
            new(SdmxDataStructure.ObservationValue, new("Giá trị", "Value"), SdmxRole.Measure),
            Attribute(UnitMeasure, "Đơn vị", "Unit of measure", SdmxRole.SeriesAttribute),
            Attribute(UnitMult, "Bội số của đơn vị", "Unit multiplier", SdmxRole.SeriesAttribute),
            Attribute(Decimals, "Số chữ số thập phân", "Decimals"),
            Attribute(Status, "Tình trạng", "Observation status", list: List("CL_OBS_STATUS", "Tình trạng", "Observation status", StatusNames), mandatory: true),
            Attribute(Confidentiality, "Công bố", "Confidentiality", list: List("CL_CONF_STATUS", "Công bố", "Confidentiality", [Code("F", "Công khai", "Free"), Code("N", "Không công bố", "Not for publication"), Code("C", "Mật", "Confidential")])),
            Attribute(Firms, "Số doanh nghiệp", "Enterprises behind it"),
            Attribute(Vintage, "Lần công bố", "Vintage"),
            Attribute(Published, "Ngày công bố", "Day of publication"),
            Attribute(Source, "Nguồn", "Source"),
            Attribute(Comment, "Ghi chú", "Comment"),
        ]);
        return new(new(Agency, "DF_PRODUCTIVITY", "1.0"), new("Năng suất Đồng Nai", "Productivity of Dong Nai"), structure);
    }
}
