using System.Globalization;
using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Demonstration;

/// <summary>An invented equipment plan until 2030.</summary>
internal static class LaboratoryInvestments
{
    private const long Million = 1_000_000;

    private static readonly (string Name, string Purpose, int Year, InvestmentState State, long Province, long State2, long Other)[] plan =
    [
        ("Bộ quả cân chuẩn E2, 1 mg đến 20 kg", "Mở rộng phạm vi hiệu chuẩn quả cân F1", 2025, InvestmentState.InUse, 900, 0, 0),
        ("Cân so sánh 5 kg, d = 0,1 mg", "Giảm độ không đảm bảo khi hiệu chuẩn quả cân", 2025, InvestmentState.InUse, 1_450, 0, 0),
        ("Hệ thống chuẩn áp suất khí nén đến 7 MPa", "Hiệu chuẩn áp kế công nghiệp", 2026, InvestmentState.Procured, 1_200, 0, 300),
        ("Bể điều nhiệt và nhiệt kế chuẩn", "Mở đại lượng nhiệt độ", 2026, InvestmentState.Approved, 850, 0, 0),
        ("Bình chuẩn dung tích kiểm định cột đo xăng dầu", "Thay bình đã mòn", 2027, InvestmentState.Planned, 620, 0, 0),
        ("Hệ thống kiểm định đồng hồ nước DN15–DN40", "Kiểm định tại chỗ", 2027, InvestmentState.Planned, 2_400, 1_200, 0),
        ("Thiết bị kiểm định công tơ điện ba pha", "Đáp ứng nhu cầu kiểm định lại", 2028, InvestmentState.Planned, 3_100, 0, 400),
        ("Xe kiểm định lưu động", "Phục vụ các xã xa trung tâm", 2029, InvestmentState.Planned, 2_000, 0, 0),
        ("Phần mềm quản lý phòng thí nghiệm kết nối trục dữ liệu", "Giấy chứng nhận số", 2030, InvestmentState.Planned, 900, 600, 0),
    ];

    /// <summary>Items and payments.</summary>
    public static IEnumerable<object> All(LaboratoryId laboratory, DateOnly today)
    {
        foreach (var (name, purpose, year, state, province, central, other) in plan)
        {
            var approved = state is not InvestmentState.Planned;
            var day = new DateOnly(year, 3, 15);
            var id = new InvestmentId(LaboratoryDice.Id("investment", name));
            yield return new Investment
            {
                Id = id,
                Laboratory = laboratory,
                Name = name,
                Purpose = purpose,
                Year = year,
                ProvinceDong = province * Million,
                StateDong = central * Million,
                OtherDong = other * Million,
                State = state,
                ApprovedDong = approved ? (province + central + other) * Million * 97 / 100 : 0,
                ApprovedOn = approved && day <= today ? day : null,
                ApprovalBasis = approved ? "Quyết định minh họa số " + year.ToString(CultureInfo.InvariantCulture) + "/QĐ-MH" : "",
                IsDemonstration = true,
                Version = LaboratoryDice.Id("investment-row", name),
            };
            if (state is InvestmentState.InUse or InvestmentState.Procured && day.AddMonths(5) <= today)
            {
                yield return new InvestmentPayment
                {
                    Id = new PaymentId(LaboratoryDice.Id("payment", name)),
                    Investment = id,
                    On = day.AddMonths(5),
                    Dong = (province + central + other) * Million * (state == InvestmentState.InUse ? 96 : 60) / 100,
                    Source = FundingSource.Province,
                    Voucher = "Chứng từ minh họa",
                };
            }
        }
    }
}
