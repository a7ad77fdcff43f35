using System.Xml.Linq;

namespace Tdc.Dcc.Reading;

/// <summary>Ends the reading at the first fault.</summary>
internal sealed class ReadingStopped(DccFault fault, string path) : Exception
{
    public DccFault Fault { get; } = fault;

    public string Path { get; } = path;

    public static ReadingStopped At(DccFault fault, XElement element, string? child = null) =>
        new(fault, PathOf(element) + (child is null ? "" : "/" + child));

    /// <summary>Names and places from the root, such as <c>/digitalCalibrationCertificate/administrativeData/items/item[2]</c>.</summary>
    public static string PathOf(XElement element)
    {
        var parts = element.AncestorsAndSelf().Select(Part).Reverse();
        return "/" + string.Join('/', parts);
    }

    private static string Part(XElement element)
    {
        var same = element.Parent?.Elements(element.Name).Take(2).Count() ?? 1;
        return same < 2 ? element.Name.LocalName : $"{element.Name.LocalName}[{element.ElementsBeforeSelf(element.Name).Count() + 1}]";
    }
}
