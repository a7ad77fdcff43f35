using Tdc.Platform.Documents;

namespace Tdc.Platform.Tests.Documents;

/// <summary>A consolidated report as the coordinator issues it, long enough to show every part of the layout.</summary>
internal static class SampleReport
{
    private static readonly string[] groups =
    [
        "Truyền thông, nâng cao nhận thức và trách nhiệm",
        "Hoàn thiện cơ chế, chính sách và tổ chức thực hiện",
        "Hạ tầng chất lượng và truy xuất nguồn gốc",
        "Nâng cao năng suất, chất lượng sản phẩm, hàng hóa",
        "Đo lường, kiểm định và bảo vệ người tiêu dùng",
        "Đào tạo, phát triển nguồn nhân lực",
        "Kiểm tra, thanh tra và bảo vệ người phản ánh",
    ];

    private static readonly string[] leads =
        ["Sở Khoa học và Công nghệ", "Sở Công Thương", "Sở Nông nghiệp và Môi trường", "Sở Y tế", "Sở Giáo dục và Đào tạo", "Ủy ban nhân dân các xã, phường"];

    internal static OfficialDocument Create(DocumentLanguage language = DocumentLanguage.Vietnamese) => new()
    {
        SuperiorName = "Ủy ban nhân dân thành phố Đồng Nai",
        IssuerName = "Sở Khoa học và Công nghệ",
        Number = null,
        Notation = "BC-SKHCN",
        Place = "Đồng Nai",
        IssuedOn = new DateOnly(2026, 6, 5),
        TypeName = "Báo cáo",
        Subject = "Kết quả 6 tháng đầu năm 2026 thực hiện Kế hoạch về tiêu chuẩn,\nđo lường, chất lượng trên địa bàn thành phố Đồng Nai",
        Addressees = ["Ủy ban nhân dân thành phố Đồng Nai", "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia"],
        Body =
        [
            new LegalBasis("Căn cứ Quyết định số 1295/QĐ-UBND ngày 23 tháng 4 năm 2025 của Ủy ban nhân dân tỉnh Đồng Nai về Kế hoạch thực hiện công tác tiêu chuẩn, đo lường, chất lượng;"),
            new TextBlock("Sở Khoa học và Công nghệ tổng hợp kết quả thực hiện 6 tháng đầu năm 2026 từ báo cáo của 124/130 cơ quan, đơn vị (tỷ lệ 95,4%; đúng hạn 88,5%) như sau:"),
            new Heading(HeadingLevel.Section, "Tình hình triển khai"),
            new Heading(HeadingLevel.Clause, "Công tác chỉ đạo, điều hành"),
            new TextBlock("Các sở, ngành và 95 xã, phường đã ban hành kế hoạch của đơn vị, phân công rõ người, rõ việc, rõ thời gian, rõ kết quả, rõ trách nhiệm. Việc chuyển nhiệm vụ từ cấp huyện sang cấp xã sau ngày 30 tháng 6 năm 2025 được ghi nhận theo biên bản bàn giao."),
            new SourceList(
            [
                new SourceSentence("Sở Y tế", "Đã kiểm tra 42 cơ sở, hướng dẫn công bố tiêu chuẩn áp dụng cho 118 sản phẩm; chưa phát hiện vi phạm nghiêm trọng."),
                new SourceSentence("Ủy ban nhân dân phường Trấn Biên", "Tổ chức 03 hội nghị phổ biến, 412 lượt người dự; niêm yết số điện thoại tiếp nhận phản ánh tại 27 chợ và điểm bán hàng."),
            ]),
            new Heading(HeadingLevel.Clause, "Kết quả các chỉ tiêu chính"),
            new DocumentTable(
                [
                    new("TT", 0.6, CellAlignment.Center), new("Chỉ tiêu", 4.2), new("Đơn vị tính", 1.3, CellAlignment.Center),
                    new("Kế hoạch năm", 1.3, CellAlignment.Right), new("Thực hiện", 1.3, CellAlignment.Right), new("Tỷ lệ (%)", 1.1, CellAlignment.Right),
                ],
                [
                    new(["I", "Năng suất và chất lượng"], DocumentRowKind.Group),
                    new(["1", "Doanh nghiệp được hỗ trợ áp dụng hệ thống quản lý, công cụ cải tiến", "doanh nghiệp", "120", "71", "59,2"]),
                    new(["2", "Kinh phí đã giải ngân", "triệu đồng", "48.500", "19.867", "41,0"]),
                    new(["II", "Truy xuất nguồn gốc"], DocumentRowKind.Group),
                    new(["3", "Sản phẩm kết nối hệ thống truy xuất", "sản phẩm", "1.000", "1.036", "103,6"]),
                    new(["", "Cộng số chỉ tiêu đạt từ 50%", "chỉ tiêu", "3", "2", "66,7"], DocumentRowKind.Total),
                ]) { Caption = "Bảng 1. Kết quả thực hiện các chỉ tiêu chính", Unit = "Số liệu đến ngày 31/5/2026" },
            new TextBlock(RichText.FromString("Các chỉ tiêu ").Then(RichText.Bold("do hệ thống đo được")).Then(" chiếm 5/9; bốn chỉ tiêu còn lại ").Then(RichText.Italic("do đơn vị tự kê khai")).Then(" và được ghi rõ trong Phụ lục.")),
            new Heading(HeadingLevel.Section, "Tồn tại, hạn chế và nguyên nhân"),
            new TextBlock("Một số nhiệm vụ chậm so với tiến độ, trong đó:"),
            new BulletList(["06 đơn vị chưa gửi báo cáo, gồm 05 xã và 01 trường đại học;", "03 nhiệm vụ chưa có minh chứng;", "Giải ngân vốn ngân sách mới đạt 41,0% dự toán."]),
            new Heading(HeadingLevel.Point, "Nguyên nhân khách quan"),
            new TextBlock("Việc sắp xếp đơn vị hành chính làm thay đổi đầu mối ở cấp xã; văn bản hướng dẫn Nghị định số 37/2026/NĐ-CP được ban hành trong kỳ báo cáo nên nhiều đơn vị phải điều chỉnh kế hoạch."),
            new Heading(HeadingLevel.Point, "Nguyên nhân chủ quan"),
            new TextBlock("Một số đơn vị chưa bố trí cán bộ theo dõi thường xuyên, còn lẫn giữa số liệu lũy kế và số liệu trong kỳ."),
            new Heading(HeadingLevel.Section, "Nhiệm vụ 6 tháng cuối năm"),
            new TextBlock("Tập trung hoàn thành các nhiệm vụ có hạn trước ngày 30 tháng 11 năm 2026; đôn đốc các đơn vị chưa báo cáo; kết nối dữ liệu truy xuất nguồn gốc của các chuỗi nông sản chủ lực với Cổng thông tin quốc gia."),
            new Heading(HeadingLevel.Section, "Kiến nghị"),
            new TextBlock("Kính đề nghị Ủy ban nhân dân thành phố xem xét, bổ sung kinh phí cho nhiệm vụ kiểm định phương tiện đo tại các chợ đầu mối.\nSở Khoa học và Công nghệ kính báo cáo."),
        ],
        Signature = new(["KT. Giám đốc", "Phó Giám đốc"], "Nguyễn Thị Ngọc Huệ"),
        Recipients = ["Thường trực Thành ủy (để báo cáo)", "Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"],
        Archive = "VT, TĐC (15b)",
        Annexes = [new("Kết quả thực hiện 27 nhiệm vụ của Kế hoạch", [Annex()])],
        Language = language,
        Created = new DateTimeOffset(2026, 6, 5, 2, 0, 0, TimeSpan.Zero),
    };

    private static DocumentTable Annex()
    {
        var rows = new List<DocumentRow>();
        var task = 0;
        for (var g = 0; g < groups.Length; g++)
        {
            rows.Add(new([Numerals.Roman(g + 1), groups[g]], DocumentRowKind.Group));
            for (var i = 0; i < (g == 6 ? 3 : 4); i++)
            {
                task++;
                rows.Add(new(
                [
                    $"{task}",
                    $"Nhiệm vụ {g + 1}.{i + 1}: rà soát, hướng dẫn và hỗ trợ cơ sở áp dụng tiêu chuẩn, quy chuẩn kỹ thuật trong lĩnh vực được phân công",
                    leads[task % leads.Length],
                    task % 3 == 0 ? "Hằng năm" : "Trước ngày 30/11/2026",
                    RichText.FromString($"Đã hoàn thành {task * 3} hồ sơ; mở {task % 4 + 1} lớp tập huấn, {task * 17} lượt người dự.").Then(task % 5 == 0 ? RichText.Italic("\nThiếu báo cáo của xã Phú Lý, xã Thanh Sơn.") : ""),
                    $"{task * 137 % 900 + 100}.000",
                    $"{task * 53 % 101},0",
                ]));
            }
        }
        rows.Add(new(["", "Tổng cộng", "", "", "", "13.742.000", ""], DocumentRowKind.Total));
        return new DocumentTable(
        [
            new("TT", 0.5, CellAlignment.Center), new("Nhiệm vụ", 4), new("Cơ quan chủ trì", 2), new("Thời hạn", 1.4, CellAlignment.Center),
            new("Kết quả trong kỳ", 4), new("Kinh phí (nghìn đồng)", 1.4, CellAlignment.Right), new("Tiến độ (%)", 0.9, CellAlignment.Right),
        ], rows)
        { HasColumnNumbers = true };
    }
}
