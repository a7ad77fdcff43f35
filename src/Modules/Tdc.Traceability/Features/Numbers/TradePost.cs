using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Pages;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Numbers;

/// <summary>A post of the pages of trade: fields have the names of the API.</summary>
internal sealed class TradePost(IFormCollection form, IStringLocalizer<NumbersText> text) : FormPost(form, text)
{
    /// <summary>The form as a form named so, or <see langword="null"/> when the request posts none of that name.</summary>
    public static Task<TradePost?> OfAsync(HttpContext http, string name, IStringLocalizer<NumbersText> text) => OfAsync(http, name, form => new TradePost(form, text));

    /// <summary>A whole number from zero; a fault when it cannot be read.</summary>
    public int? Whole(string name)
    {
        var fault = Reading.Whole(this[name], out var number);
        if (fault is not (ReadFault.None or ReadFault.Empty) || number is < 0 or > int.MaxValue)
        {
            Fault(name, "form.not-number");
            return null;
        }

        return fault == ReadFault.None ? (int)number : null;
    }

    /// <summary>Degrees: a comma is read as a point, for nobody writes thousands of degrees.</summary>
    public double? Degrees(string name)
    {
        var typed = this[name].Trim();
        if (typed.Length == 0)
        {
            return null;
        }

        if (double.TryParse(typed.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees))
        {
            return degrees;
        }

        Fault(name, "form.not-number");
        return null;
    }
}
