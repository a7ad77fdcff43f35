using Tdc.Platform.Pages;

namespace Tdc.Platform.Notices;

/// <summary>States of mails in addresses and as chips.</summary>
internal static class MailWords
{
    public static string Code(MailState state) => state switch
    {
        MailState.Waiting => "cho-gui",
        MailState.Sent => "da-gui",
        MailState.Failed => "khong-gui-duoc",
        _ => "da-gop",
    };

    public static MailState? Read(string? code) => Enum.GetValues<MailState>().Select(s => (MailState?)s).FirstOrDefault(s => Code(s!.Value) == code);

    public static StatusKind Kind(MailState state) => state switch
    {
        MailState.Waiting => StatusKind.Wait,
        MailState.Failed => StatusKind.Late,
        _ => StatusKind.Ok,
    };
}
