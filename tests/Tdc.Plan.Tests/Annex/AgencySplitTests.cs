using Tdc.Plan.Domain.Annex;
using Tdc.Plan.Features.ImportPlan;

namespace Tdc.Plan.Tests.Annex;

public sealed class AgencySplitTests
{
    /// <summary>Cells as annexes of provinces print them, and the bodies a person reads out of them. Made after usual wordings.</summary>
    public static TheoryData<string, string[]> Cells { get; } = new()
    {
        { "Sở Khoa học và Công nghệ", ["Sở Khoa học và Công nghệ"] },
        { "Các sở, ban, ngành, UBND các xã, phường", ["Các sở, ban, ngành", "UBND các xã, phường"] },
        { "Các sở, ban, ngành; UBND các huyện, thị xã, thành phố", ["Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố"] },
        { "Các sở, ban, ngành và UBND cấp xã", ["Các sở, ban, ngành", "UBND cấp xã"] },
        { "Sở Văn hóa, Thể thao và Du lịch, Sở Công Thương", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Công Thương"] },
        { "Sở Văn hoá, Thể thao và Du lịch; Sở Y tế", ["Sở Văn hoá, Thể thao và Du lịch", "Sở Y tế"] },
        { "Ban Quản lý các khu công nghiệp, khu kinh tế, Sở Tài chính", ["Ban Quản lý các khu công nghiệp, khu kinh tế", "Sở Tài chính"] },
        { "Báo và Phát thanh, Truyền hình Đồng Nai", ["Báo và Phát thanh, Truyền hình Đồng Nai"] },
        { "Báo và Phát thanh, Truyền hình Hà Tĩnh; Cổng thông tin điện tử tỉnh", ["Báo và Phát thanh, Truyền hình Hà Tĩnh", "Cổng thông tin điện tử tỉnh"] },
        { "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội"] },
        { "Sở Du lịch, Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh", ["Sở Du lịch", "Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"] },
        { "Chi cục Quản lý thị trường, Cục Thống kê, Hội Nông dân tỉnh, Liên đoàn Lao động tỉnh", ["Chi cục Quản lý thị trường", "Cục Thống kê", "Hội Nông dân tỉnh", "Liên đoàn Lao động tỉnh"] },
        { "UBND thành phố Huế", ["UBND thành phố Huế"] },
        { "Trường Đại học Hà Tĩnh, Cao đẳng Kỹ thuật Việt Đức", ["Trường Đại học Hà Tĩnh", "Cao đẳng Kỹ thuật Việt Đức"] },
        { "Sở Khoa học và Công nghệ, các doanh nghiệp, các hiệp hội ngành nghề", ["Sở Khoa học và Công nghệ", "các doanh nghiệp", "các hiệp hội ngành nghề"] },
        { "Sở Công Thương, Nông nghiệp và Môi trường", ["Sở Công Thương", "Sở Nông nghiệp và Môi trường"] },
        { "Các sở: Tài chính, Nội vụ, Y tế", ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"] },
        { "Các Sở: Văn hóa, Thể thao và Du lịch, Giáo dục và Đào tạo; UBND các xã, phường", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Giáo dục và Đào tạo", "UBND các xã, phường"] },
        { "Các sở Tài chính, Nội vụ và Y tế", ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"] },
        { "Sở Lao động - Thương binh và Xã hội, Sở Nội vụ", ["Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ"] },
        { "- Sở Y tế\n- Sở Công Thương", ["Sở Y tế", "Sở Công Thương"] },
        { "- Sở Y tế; - Sở Công Thương;", ["Sở Y tế", "Sở Công Thương"] },
        { "Sở Y tế - Sở Công Thương", ["Sở Y tế", "Sở Công Thương"] },
        { "+ Sở Y tế\n+ UBND các xã, phường", ["Sở Y tế", "UBND các xã, phường"] },
        { "1. Sở Y tế\n2. Sở Công Thương", ["Sở Y tế", "Sở Công Thương"] },
        { "Sở Khoa học\nvà Công nghệ", ["Sở Khoa học và Công nghệ"] },
        { "Sở Khoa học và Công nghệ\nSở Công Thương", ["Sở Khoa học và Công nghệ", "Sở Công Thương"] },
        { "Sở Khoa học và Công nghệ Sở Xây dựng Sở Y tế", ["Sở Khoa học và Công nghệ", "Sở Xây dựng", "Sở Y tế"] },
        { "Sở KH&CN, Sở NN&MT, UBND tỉnh", ["Sở KH&CN", "Sở NN&MT", "UBND tỉnh"] },
        { "Sở KH&CN và các sở, ngành liên quan", ["Sở KH&CN", "các sở, ngành liên quan"] },
        { "Văn phòng UBND tỉnh, Thanh tra tỉnh", ["Văn phòng UBND tỉnh", "Thanh tra tỉnh"] },
        { "Văn phòng Đoàn ĐBQH và HĐND tỉnh", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh"] },
        { "UBND các huyện, thị xã Long Khánh, thành phố Biên Hòa", ["UBND các huyện, thị xã Long Khánh, thành phố Biên Hòa"] },
        { "UBND huyện Long Thành, huyện Nhơn Trạch", ["UBND huyện Long Thành", "UBND huyện Nhơn Trạch"] },
        { "Các sở, ban, ngành, đoàn thể cấp tỉnh; các địa phương", ["Các sở, ban, ngành, đoàn thể cấp tỉnh", "các địa phương"] },
        { "Các cơ quan, đơn vị, địa phương có liên quan", ["Các cơ quan, đơn vị, địa phương có liên quan"] },
        { "Các sở, ban, ngành, địa phương, doanh nghiệp", ["Các sở, ban, ngành, địa phương", "doanh nghiệp"] },
        { "Các trường đại học, cao đẳng trên địa bàn tỉnh, Sở Giáo dục và Đào tạo", ["Các trường đại học, cao đẳng trên địa bàn tỉnh", "Sở Giáo dục và Đào tạo"] },
        { "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch", ["Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch"] },
        { "Ban Quản lý Khu kinh tế, các sở: Xây dựng, Công Thương", ["Ban Quản lý Khu kinh tế", "Sở Xây dựng", "Sở Công Thương"] },
        { "Sở Khoa học và Công nghệ (Chi cục Tiêu chuẩn, Đo lường, Chất lượng)", ["Sở Khoa học và Công nghệ (Chi cục Tiêu chuẩn, Đo lường, Chất lượng)"] },
        { "Sở Tài chính, Sở Tài chính", ["Sở Tài chính"] },
        { "Hội Liên hiệp Phụ nữ tỉnh, Tỉnh đoàn, Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", ["Hội Liên hiệp Phụ nữ tỉnh", "Tỉnh đoàn", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh"] },
        { "Ngân hàng Nhà nước chi nhánh tỉnh; Kho bạc Nhà nước tỉnh; Bảo hiểm xã hội tỉnh", ["Ngân hàng Nhà nước chi nhánh tỉnh", "Kho bạc Nhà nước tỉnh", "Bảo hiểm xã hội tỉnh"] },
        { "Ban Tuyên giáo và Dân vận Tỉnh ủy, Đảng ủy các cơ quan Đảng tỉnh", ["Ban Tuyên giáo và Dân vận Tỉnh ủy", "Đảng ủy các cơ quan Đảng tỉnh"] },
        { "Sở Nông nghiệp và Môi trường và Sở Công Thương", ["Sở Nông nghiệp và Môi trường", "Sở Công Thương"] },
        { "SỞ KHOA HỌC VÀ CÔNG NGHỆ, SỞ Y TẾ", ["SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SỞ Y TẾ"] },
        { "Ban Dân tộc; Sở Kế hoạch và Đầu tư; Sở Giao thông vận tải.", ["Ban Dân tộc", "Sở Kế hoạch và Đầu tư", "Sở Giao thông vận tải"] },
        { "Sở Tài chính/Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"] },
        { "Sở Tài chính, cơ quan liên quan", ["Sở Tài chính", "cơ quan liên quan"] },
        { "Các Sở ngành, cơ quan liên quan, Doanh nghiệp", ["Các sở, ngành, cơ quan liên quan", "Doanh nghiệp"] },
        { "các sở ban ngành", ["các sở, ban, ngành"] },
        { "UBND các xã phường", ["UBND các xã, phường"] },
        { "Ủy ban nhân dân các xã, phường, đặc khu; các tổ chức, cá nhân liên quan", ["Ủy ban nhân dân các xã, phường, đặc khu", "các tổ chức, cá nhân liên quan"] },
        { "Viện Năng suất Việt Nam, Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng 3", ["Viện Năng suất Việt Nam", "Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng 3"] },
        { "Sở Thông tin và Truyền thông, Đài Phát thanh - Truyền hình, Báo Hà Giang", ["Sở Thông tin và Truyền thông", "Đài Phát thanh - Truyền hình", "Báo Hà Giang"] },
        { "Sở Giáo dục và Đào tạo, Văn hóa, Thể thao và Du lịch, Y tế", ["Sở Giáo dục và Đào tạo", "Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"] },
        { "Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội tỉnh", ["Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội tỉnh"] },
        { "Chi cục Quản lý thị trường tỉnh, Viettel Quảng Trị", ["Chi cục Quản lý thị trường tỉnh", "Viettel Quảng Trị"] },
        { "các trường ĐH, CĐ; Sở Nội vụ", ["các trường ĐH, CĐ", "Sở Nội vụ"] },
        { "Các tổ chức chính trị - xã hội, doanh nghiệp", ["Các tổ chức chính trị - xã hội", "doanh nghiệp"] },
        { "Các tổ chức, doanh nghiệp", ["Các tổ chức, doanh nghiệp"] },
        { "Sở Nội vụ & Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"] },
        { "Sở VH, TT&DL, Sở GD&ĐT và Sở NN và PTNT", ["Sở VH, TT&DL", "Sở GD&ĐT", "Sở NN và PTNT"] },
        { "UBND các huyện: Long Thành, Nhơn Trạch", ["UBND huyện Long Thành", "UBND huyện Nhơn Trạch"] },
        { "UBND các huyện Long Thành, Nhơn Trạch và thành phố Biên Hòa; Sở Y tế", ["UBND huyện Long Thành", "UBND huyện Nhơn Trạch", "UBND thành phố Biên Hòa", "Sở Y tế"] },
        { "Ủy ban nhân dân các phường: Trấn Biên, Tam Hiệp, các sở, ban, ngành", ["Ủy ban nhân dân phường Trấn Biên", "Ủy ban nhân dân phường Tam Hiệp", "các sở, ban, ngành"] },
        { "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện, thành phố", ["Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các huyện, thành phố"] },
        { "Các doanh nghiệp, hợp tác xã, hộ kinh doanh", ["Các doanh nghiệp, hợp tác xã, hộ kinh doanh"] },
        { "Sở\u00A0Y\u00A0tế,\u200B Sở Tài chính", ["Sở Y tế", "Sở Tài chính"] },
        { "", [] },
        { "; , -", [] },
    };

    [Theory, MemberData(nameof(Cells))]
    public void A_cell_is_parted_into_its_bodies(string cell, string[] expected) =>
        Assert.Equal(expected, new AgencyCells(AgencyNames.Shipped).Read(AnnexText.CleanLines(cell)).Names);

    /// <summary>Printed names and the codes that they match.</summary>
    public static TheoryData<string, string?> Names { get; } = new()
    {
        { "Sở Khoa học và Công nghệ", "SKHCN" },
        { "Sở KH&CN", "SKHCN" },
        { "Sở KHCN", "SKHCN" },
        { "SKHCN", "SKHCN" },
        { "So Khoa hoc va Cong nghe", "SKHCN" },
        { "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SKHCN" },
        { "Sở Khoa học & Công nghệ", "SKHCN" },
        { "Sở Văn hoá, Thể thao và Du lịch", "SVHTTDL" },
        { "Sở NN&MT", "SNNMT" },
        { "UBND tỉnh", "UBND" },
        { "Uỷ ban nhân dân tỉnh", "UBND" },
        { "Sở Y tế tỉnh Đồng Nai", "SYT" },
        { "Các sở, ban, ngành", "nhom:so-ban-nganh" },
        { "các sở, ngành có liên quan", "nhom:so-nganh-lien-quan" },
        { "UBND các xã, phường, thị trấn", "nhom:cap-xa" },
        { "UBND cấp huyện", "nhom:cap-huyen" },
        { "Các doanh nghiệp sản xuất, chế biến", "nhom:doanh-nghiep" },
        { "Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội tỉnh", "nhom:doan-the" },
        { "UBND cấp xã, cấp huyện", null },
        { "UBND các huyện, thị xã", "nhom:cap-huyen" },
        { "UBND huyện Long Thành", "740" },
        { "UBND TP. Biên Hòa", "731" },
        { "Ủy ban nhân dân phường Trấn Biên", "26041" },
        { "Sở Y tế tỉnh", "SYT" },
        { "Sở Y tế tỉnh Lâm Đồng", null },
        { "UBND tỉnh Hà Tĩnh", null },
        { "Ủy ban nhân dân các xã: Long Thành", null },
        { "UBMTTQ Việt Nam tỉnh và các đoàn thể", "nhom:doan-the" },
        { "Sở Nông nghiệp và Phát triển nông thôn", "SNNPTNT-0" },
        { "Sở TN và MT", "STNMT-0" },
        { "Sở Du lịch", null },
        { "Viện Năng suất Việt Nam", null },
    };

    [Theory, MemberData(nameof(Names))]
    public void A_name_is_matched_by_name_alias_old_name_and_without_marks(string name, string? code) =>
        Assert.Equal(code, AgencyNames.Shipped.Match(name).Code);
}
