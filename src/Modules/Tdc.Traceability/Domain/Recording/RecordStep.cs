namespace Tdc.Traceability.Domain.Recording;

/// <summary>What a person can record about goods. The names are stored.</summary>
internal enum RecordStep
{
    /// <summary>Thu hoạch, bắt đầu một lô: a lot begins.</summary>
    Harvest,

    /// <summary>Chế biến, sơ chế, sản xuất: lots become other lots.</summary>
    Process,

    /// <summary>Đóng gói: lots or items go into a package with a number of its own.</summary>
    Pack,

    /// <summary>Gửi hàng: goods leave for another place.</summary>
    Ship,

    /// <summary>Nhận hàng: goods have come.</summary>
    Receive,

    /// <summary>Bán lẻ: goods leave the chain to a consumer.</summary>
    Sell,

    /// <summary>Kiểm tra: a measurement or an examination.</summary>
    Inspect,

    /// <summary>Hủy: goods are no more.</summary>
    Destroy,
}

/// <summary>Names of the steps outside of the program.</summary>
internal static class RecordSteps
{
    private static readonly string[] addresses = ["thu-hoach", "che-bien", "dong-goi", "gui-hang", "nhan-hang", "ban", "kiem-tra", "huy"];

    /// <summary>All of them, in the order in which goods meet them.</summary>
    public static IReadOnlyList<RecordStep> All { get; } = Enum.GetValues<RecordStep>();

    /// <summary>The name in the API: one English word in lower case.</summary>
    public static string Code(this RecordStep step) => step.ToString().ToLowerInvariant();

    /// <summary>The last part of the form's address, Vietnamese without marks.</summary>
    public static string Address(this RecordStep step) => addresses[(int)step];

    /// <summary>Reads a name of the API or an address.</summary>
    public static RecordStep? Find(string? text)
    {
        foreach (var step in All)
        {
            if (step.Address() == text || string.Equals(step.Code(), text, StringComparison.Ordinal))
            {
                return step;
            }
        }

        return null;
    }
}
