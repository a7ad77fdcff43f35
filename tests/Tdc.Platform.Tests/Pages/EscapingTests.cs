using System.Reflection;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Tdc.Platform.Pages;
using Tdc.Platform.Pages.Charts;

namespace Tdc.Platform.Tests.Pages;

/// <summary>Gives every text parameter of every part something that would be markup, and looks whether it became markup.</summary>
public class EscapingTests
{
    private const string Evil = "\"'><script>x</script><img src=y>&amp;";

    public static TheoryData<Type> Parts { get; } = [.. typeof(PageParts).Assembly.GetExportedTypes()
        .Where(type => type.Namespace?.StartsWith("Tdc.Platform.Pages", StringComparison.Ordinal) == true)
        .Where(type => typeof(ComponentBase).IsAssignableFrom(type) && !type.IsAbstract && !type.IsGenericType)
        .Where(type => type.GetCustomAttribute<RouteAttribute>() is null)];

    [Theory, MemberData(nameof(Parts))]
    public async Task No_text_becomes_markup(Type part)
    {
        var parameters = part.GetProperties()
            .Where(property => property.GetCustomAttribute<ParameterAttribute>() is not null)
            .Select(property => (property.Name, Value: Make(property.PropertyType)))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Name, pair => pair.Value);
        foreach (var language in (string[])["vi-VN", "en-GB"])
        {
            var page = await PageBench.Render(part, parameters, "/k?" + Uri.EscapeDataString(Evil) + "=1", language);
            Assert.Empty(page.QuerySelectorAll("script, img"));
            Assert.All(page.QuerySelectorAll("[style]"), element => Assert.StartsWith("--", element.GetAttribute("style")!, StringComparison.Ordinal));
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
            Assert.Equal(ids.Distinct(), ids);
            Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        }
    }

    private static object? Make(Type type)
    {
        if (type == typeof(string))
        {
            return Evil;
        }
        if (type == typeof(bool))
        {
            return true;
        }
        if (type == typeof(RenderFragment))
        {
            return (RenderFragment)(builder => builder.AddContent(0, Evil));
        }
        if (type == typeof(FormFaults))
        {
            return new FormFaults { { Evil, Evil } };
        }
        if (type == typeof(ChartMark))
        {
            return new WordMark(1, 1, Evil, Evil);
        }
        var element = type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericArguments().Length == 1 ? type.GetGenericArguments()[0] : null;
        if (element is not null && typeof(System.Collections.IEnumerable).IsAssignableFrom(type) && Make(element) is { } item)
        {
            var items = Array.CreateInstance(element, 2);
            items.SetValue(item, 0);
            items.SetValue(item, 1);
            return type.IsInstanceOfType(items) ? items : null;
        }
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Make(inner);
        }
        if (type.IsPrimitive || type == typeof(decimal))
        {
            return Convert.ChangeType(2, type, System.Globalization.CultureInfo.InvariantCulture);
        }
        if (type.Namespace == typeof(PageParts).Namespace || type.Namespace == typeof(PageParts).Namespace + ".Charts")
        {
            var longest = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length);
            return type.IsEnum || longest is null || type.IsAbstract
                ? type.IsValueType ? Activator.CreateInstance(type) : null
                : longest.Invoke([.. longest.GetParameters().Select(parameter => Make(parameter.ParameterType))]);
        }
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }
}
