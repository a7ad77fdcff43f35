using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Organisations;

/// <summary>Shows a refusal at the fields it speaks of.</summary>
internal static class RefusalFaults
{
    /// <summary>Adds each field's message, or the refusal's own when it names no field.</summary>
    public static void Add(FormFaults faults, Refusal refusal, IStringLocalizer text)
    {
        foreach (var (field, codes) in refusal.Fields)
        {
            faults.Add(field, text[codes[0]]);
        }

        if (refusal.Fields.Count == 0)
        {
            faults.Add(null, refusal.Message(text));
        }
    }
}
